  # Greedy and beam search.

  # The new state in [0,1] from input gates, recurrent gates and the state.
  def logistic_cell(self: __torch__.Program, gi: Tensor, gh: Tensor, u: Tensor) -> Tensor:
    H = u.size(1)
    rzi, ni = torch.split_with_sizes(gi, [2 * H, H], 1)
    rzh, nh = torch.split_with_sizes(gh, [2 * H, H], 1)
    r, z = torch.chunk(torch.sigmoid_(rzi + rzh), 2, 1)
    return torch.lerp(torch.sigmoid_(torch.addcmul(ni, r, nh)), u, z)

  # Positions whose rows make about 64 together: products of so many stay in the cache.
  def together(self: __torch__.Program, rows: int) -> int:
    return max(1, torch.floordiv(64, rows))

  # Runs one direction of the encoder over embeddings x [S,B,E]; writes the states to out [S,B,H], one half outside the sentence.
  def read(self: __torch__.Program, w: Dict[str, Tensor], name: str, x: Tensor, inside: Tensor, padded: bool, backward: bool, out: Tensor) -> Tensor:
    S = x.size(0)
    B = x.size(1)
    u = w["start"].repeat([B, 1])
    size = self.together(B)
    done = 0
    while done < S:
      count = min(size, S - done)
      start = done
      if backward:
        start = S - done - count
      part = torch.slice(x, 0, start, start + count)
      g = self.product(w, name + ".in", part.reshape([count * B, x.size(2)])).reshape([count, B, 3 * out.size(2)])
      for i in range(count):
        t = i
        if backward:
          t = count - 1 - i
        u = self.logistic_cell(torch.select(g, 0, t), self.product(w, name, u), u)
        if padded:
          u = torch.where(torch.select(inside, 0, start + t), u, 0.5)
        torch.copy_(torch.select(out, 0, start + t), u)
      done = done + count
    return out

  # Keys [B,1,S,A], memory [B,S,3H+E] and the decoder's first state [B,H].
  def understand(self: __torch__.Program, w: Dict[str, Tensor], src: Tensor, lengths: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    B = src.size(0)
    S = src.size(1)
    A = w["att.v"].size(0)
    x = torch.embedding(w["emb"], torch.t(src).contiguous())
    if self.int8:
      x = x.to(6) * 0.00392156862745098
    inside = torch.unsqueeze(torch.t(self.inside(lengths, S)), 2)
    padded = bool(torch.any(torch.lt(lengths, S)).item())
    H = w["start"].size(1)
    states = torch.empty([S, B, 2 * H])
    a = self.read(w, "forward", x, inside, padded, False, torch.slice(states, 2, 0, H))
    b = self.read(w, "backward", x, inside, padded, True, torch.slice(states, 2, H))
    mean = torch.sum(states - 0.5, [0]) / torch.unsqueeze(lengths.to(6), 1) + 0.5
    first = torch.sigmoid_(self.product(w, "first", mean))
    W = 3 * H + x.size(2)
    keys = torch.empty([B, S, A])
    memory = torch.empty([B, S, W])
    size = self.together(B)
    t = 0
    while t < S:
      count = min(size, S - t)
      y = torch.transpose(self.product(w, "memory", torch.slice(states, 0, t, t + count).reshape([count * B, 2 * H])).reshape([count, B, A + W]), 0, 1)
      torch.copy_(torch.slice(keys, 1, t, t + count), torch.slice(y, 2, 0, A))
      torch.copy_(torch.slice(memory, 1, t, t + count), torch.slice(y, 2, A))
      t = t + count
    return (torch.unsqueeze(keys, 1), memory, first)

  # Attention weights [n,K,S] of x [n,K,S,A]. To the last bit those of a sentence alone, for a difference there, rounded to int8, would
  # grow: hence no product with v and no softmax, whose order of adding depends on the number of rows and on the padding.
  def weigh(self: __torch__.Program, x: Tensor, v: Tensor, outside: Tensor) -> Tensor:
    energy = torch.sum(torch.mul_(x, v), [3]) + outside
    a = torch.exp2_(energy - torch.amax(energy, [2], True))
    rows = a.reshape([-1, a.size(2)])
    total = torch.sum(torch.t(rows).contiguous(), [0])
    return a / total.reshape([a.size(0), a.size(1), 1])

  # One step of the decoder for rows R = n K: tokens y [R], states u [R,H] and their products g ("after"). Returns u, g, the logits
  # [R,V'], their maxima in blocks of 64 [R,V'/64], the logarithm of the sum of their powers [R,1], and the attention [n,K,S].
  # `outside` [n,1,S] is -1e9 on padding, `columns` [n,L] what `shorten` says. With a short vocabulary V' is its length L.
  def advance(self: __torch__.Program, w: Dict[str, Tensor], y: Tensor, u: Tensor, g: Tensor, keys: Tensor, memory: Tensor, outside: Tensor, columns: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    H = u.size(1)
    E = w["emb"].size(1)
    A = keys.size(3)
    n = keys.size(0)
    R = y.size(0)
    if self.int8:
      x = torch.embedding(w["token"], y).to(6)
    else:
      x = self.product(w, "token", torch.embedding(w["emb"], y))
    xi, xo = torch.split_with_sizes(x, [3 * H, E], 1)
    u1 = self.logistic_cell(xi, torch.slice(g, 1, 0, 3 * H), u)
    gh, query = torch.split_with_sizes(self.product(w, "middle", u1), [3 * H, A], 1)
    a = self.weigh(torch.sigmoid_(keys + query.reshape([n, torch.floordiv(R, n), 1, A])), w["att.v"], outside)
    ci, co = torch.split_with_sizes(torch.bmm(a, memory).reshape([R, 3 * H + E]), [3 * H, E], 1)
    u2 = self.logistic_cell(ci, gh, u1)
    g2 = self.product(w, "after", u2)
    o = torch.sigmoid_(torch.add_(xo + co, torch.slice(g2, 1, 3 * H)))
    x = self.own(self.logits(w, o), columns)
    tops = self.tops(x)
    top = torch.amax(tops, [1], True)
    norm = top + torch.log2(torch.sum(torch.exp2_(x - top), [1], True))
    return (u2, g2, x, tops, norm, a)

  # The greatest of each block of 64 [R,V'/64].
  def tops(self: __torch__.Program, x: Tensor) -> Tensor:
    return torch.amax(x.reshape([x.size(0), torch.floordiv(x.size(1), 64), 64]), [2])

  # Repetitions with periods of 1 to 8 tokens that are no loop [B,8]: the longest known from training [8] and what the source repeats.
  def patience(self: __torch__.Program, src: Tensor, known: Tensor) -> Tensor:
    counts = annotate(List[Tensor], [])
    for period in range(1, 9):
      later = torch.slice(src, 1, period, src.size(1))
      same = torch.eq(later, torch.slice(src, 1, 0, max(0, src.size(1) - period)))
      counts.append(torch.sum(torch.logical_and(same, torch.gt(later, 0)), [1]))
    return torch.stack(counts, 1) + known

  # Logits of rows that must stop [R], and their maxima, leave </s> alone.
  def force(self: __torch__.Program, x: Tensor, tops: Tensor, stop: Tensor) -> Tuple[Tensor, Tensor]:
    if bool(torch.any(stop).item()):
      forced = torch.full([x.size(1)], -1.0e30)
      torch.fill_(torch.slice(forced, 0, 2, 3), 0.0)
      x = torch.where(torch.unsqueeze(stop, 1), x + forced, x)
      tops = self.tops(x)
    return (x, tops)

  # Searches src [B,S], lengths [B] with options [beam, hypotheses to return, length penalty,
  # target tokens a source token at most, longest repetitions with periods 1 to 8 known from training].
  # A hypothesis ends at </s>, at its greatest length (and 10 tokens more), or when it loops. N hypotheses a sentence:
  # tokens [B,N,T] (after the end: 2), lengths [B,N] with </s>, scores [B,N], log-probabilities [B,N,T], attention [B,N,T,S].
  def search(self: __torch__.Program, src: Tensor, lengths: Tensor, options: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    K = int(torch.select(options, 0, 0).item())
    w, vocabulary, columns = self.shorten(self.search_weights(), src, src.size(0) * K < 16)
    keys, memory, u = self.understand(w, src, lengths)
    outside = torch.unsqueeze(self.outside(lengths, src.size(1)), 1)
    limit = (lengths.to(6) * torch.select(options, 0, 3)).to(4) + 10
    patience = self.patience(src, torch.slice(options, 0, 4, 12))
    alpha = float(torch.select(options, 0, 2).item())
    if K == 1:
      result = self.greedy(w, vocabulary, columns, keys, memory, outside, u, limit, patience, alpha)
    else:
      N = int(torch.select(options, 0, 1).item())
      result = self.beam(w, vocabulary, columns, keys, memory, outside, u, limit, patience, alpha, K, N)
    return result

  # The likeliest token at every step.
  def greedy(self: __torch__.Program, w: Dict[str, Tensor], vocabulary: Tensor, columns: Tensor, keys: Tensor, memory: Tensor, outside: Tensor, u: Tensor, limit: Tensor, patience: Tensor, alpha: float) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    B = keys.size(0)
    S = keys.size(2)
    n = B
    g = self.product(w, "after", u)
    y = torch.full([B], 1, dtype=4)
    recent = torch.full([B, 8], -1, dtype=4)
    run = torch.zeros([B, 8], dtype=4)
    sentence = torch.arange(B)
    done = torch.zeros([B], dtype=11)
    owners = annotate(List[Tensor], [])
    tokens = annotate(List[Tensor], [])
    gains = annotate(List[Tensor], [])
    attention = annotate(List[Tensor], [])
    t = 0
    left = B
    while left > 0:
      u, g, x, tops, norm, a = self.advance(w, y, u, g, keys, memory, outside, columns)
      x, tops = self.force(x, tops, torch.logical_or(torch.any(torch.gt(run, patience), 1), torch.le(limit, t + 1)))
      blocks = tops.size(1)
      block = torch.argmax(tops, 1, False)
      best, slot = torch.max(torch.index_select(x.reshape([n * blocks, 64]), 0, block + torch.arange(n) * blocks), 1)
      gain = (best - torch.squeeze(norm, 1)) * 0.6931471805599453
      y = torch.where(done, 2, torch.squeeze(self.named(vocabulary, torch.unsqueeze(block * 64 + slot, 1)), 1))
      owners.append(sentence)
      tokens.append(y)
      gains.append(torch.where(done, 0.0, gain))
      attention.append(torch.squeeze(a, 1))
      done = torch.eq(y, 2)
      t = t + 1
      left = n - int(torch.sum(done).item())
      if left > 0 and 4 * left <= 3 * n:
        keep = torch.squeeze(torch.nonzero(torch.logical_not(done)), 1)
        u = torch.index_select(u, 0, keep)
        g = torch.index_select(g, 0, keep)
        y = torch.index_select(y, 0, keep)
        keys = torch.index_select(keys, 0, keep)
        memory = torch.index_select(memory, 0, keep)
        outside = torch.index_select(outside, 0, keep)
        vocabulary = torch.index_select(vocabulary, 0, keep)
        columns = torch.index_select(columns, 0, keep)
        sentence = torch.index_select(sentence, 0, keep)
        limit = torch.index_select(limit, 0, keep)
        patience = torch.index_select(patience, 0, keep)
        recent = torch.index_select(recent, 0, keep)
        run = torch.index_select(run, 0, keep)
        done = torch.index_select(done, 0, keep)
        n = left
      again = torch.eq(recent, torch.unsqueeze(y, 1))
      run = torch.where(again, run + 1, 0)
      recent = torch.cat([torch.unsqueeze(y, 1), torch.slice(recent, 1, 0, 7)], 1)
    for i in range(t):
      if owners[i].size(0) < B:
        tokens[i] = torch.index_copy(torch.full([B], 2, dtype=4), 0, owners[i], tokens[i])
        gains[i] = torch.index_copy(torch.zeros([B]), 0, owners[i], gains[i])
        attention[i] = torch.index_copy(torch.zeros([B, S]), 0, owners[i], attention[i])
    words = torch.stack(tokens, 1)
    length = torch.sum(torch.ne(words, 2), [1]) + 1
    gain = torch.stack(gains, 1)
    weights = torch.stack(attention, 1) * torch.unsqueeze(self.inside(length, t).to(6), 2)
    score = torch.sum(gain, [1]) / torch.pow(length.to(6), alpha)
    return (torch.unsqueeze(words, 1), torch.unsqueeze(length, 1), torch.unsqueeze(score, 1), torch.unsqueeze(gain, 1), torch.unsqueeze(weights, 1))

  # The C best continuations of each sentence, [n,C] each: total scores, beams, tokens, log-probabilities of the tokens, all to the base 2.
  # x [n K,V'] are logits, tops [n K,V'/64] their maxima in blocks, norm [n,K] the logarithms that make them probabilities, score [n,K]
  # the scores of the hypotheses. The best C elements lie in the C blocks with the greatest maxima.
  def candidates(self: __torch__.Program, x: Tensor, tops: Tensor, norm: Tensor, score: Tensor, C: int) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    n = score.size(0)
    K = score.size(1)
    blocks = tops.size(1)
    count = K * blocks
    offset = score - norm
    totals = tops.reshape([n, K, blocks]) + torch.unsqueeze(offset, 2)
    top, block = torch.topk(totals.reshape([n, count]), min(C, count), 1)
    parent = torch.floor_divide(block, blocks)
    rows = (block + torch.unsqueeze(torch.arange(n) * count, 1)).reshape([-1])
    logits = torch.index_select(x.reshape([n * count, 64]), 0, rows).reshape([n, block.size(1), 64])
    totals = (logits + torch.unsqueeze(torch.gather(offset, 1, parent), 2)).reshape([n, 64 * block.size(1)])
    best, slot = torch.topk(totals, C, 1)
    at = torch.floor_divide(slot, 64)
    parent = torch.gather(parent, 1, at)
    token = (torch.gather(block, 1, at) - parent * blocks) * 64 + slot - at * 64
    gain = torch.gather(logits.reshape([n, 64 * block.size(1)]), 1, slot) - torch.gather(norm, 1, parent)
    return (best, parent, token, gain)

  # Beam search over all sentences at once. A sentence is done when as many hypotheses as the beam is wide have ended and the best of
  # those that go on scores no better than the best of them. Rows of sentences that are done are dropped once they are a quarter.
  def beam(self: __torch__.Program, w: Dict[str, Tensor], vocabulary: Tensor, columns: Tensor, keys: Tensor, memory: Tensor, outside: Tensor, u: Tensor, limit: Tensor, patience: Tensor, alpha: float, K: int, N: int) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    B = keys.size(0)
    S = keys.size(2)
    n = B
    none = -1.0e30
    u = torch.repeat_interleave(u, K, 0)
    g = self.product(w, "after", u)
    patience = torch.repeat_interleave(patience, K, 0)
    sentence = torch.arange(n)
    found = torch.zeros([n], dtype=4)
    lead = torch.full([n], none)
    score = torch.full([n, K], none)
    torch.fill_(torch.select(score, 1, 0), 0.0)
    y = torch.full([n * K], 1, dtype=4)
    recent = torch.full([n * K, 8], -1, dtype=4)
    run = torch.zeros([n * K, 8], dtype=4)
    # for each step: the row each hypothesis came from, its token, the token's log-probability, the attention of the rows it came from
    rows = annotate(List[Tensor], [])
    tokens = annotate(List[Tensor], [])
    gains = annotate(List[Tensor], [])
    attention = annotate(List[Tensor], [])
    # hypotheses that have ended: sentence, row, step, log-probability of </s>, score
    ended = annotate(List[Tensor], [])
    endRow = annotate(List[Tensor], [])
    endStep = annotate(List[Tensor], [])
    endGain = annotate(List[Tensor], [])
    endScore = annotate(List[Tensor], [])
    t = 0
    left = n
    while left > 0:
      u, g, x, tops, norm, a = self.advance(w, y, u, g, keys, memory, outside, columns)
      x, tops = self.force(x, tops, torch.logical_or(torch.any(torch.gt(run, patience), 1), torch.repeat_interleave(torch.le(limit, t + 1), K, 0)))
      best, parent, token, gain = self.candidates(x, tops, norm.reshape([n, K]), score, 2 * K)
      token = self.named(vocabulary, token)
      origin = torch.unsqueeze(torch.arange(n) * K, 1) + parent
      ends = torch.eq(token, 2)
      wins = torch.logical_and(torch.slice(ends, 1, 0, K), torch.gt(torch.slice(best, 1, 0, K), 0.1 * none))
      which = torch.nonzero(wins.reshape([-1]))
      length = float(t + 1) ** alpha
      if which.size(0) > 0:
        which = torch.squeeze(which, 1)
        at = torch.floor_divide(which, K) * (2 * K) + torch.remainder(which, K)
        ended.append(torch.index_select(sentence, 0, torch.floor_divide(which, K)))
        endRow.append(torch.index_select(origin.reshape([-1]), 0, at))
        endStep.append(torch.full_like(at, t))
        endGain.append(torch.index_select(gain.reshape([-1]), 0, at))
        endScore.append(torch.index_select(best.reshape([-1]), 0, at) / length)
        found = found + torch.sum(wins, [1])
        lead = torch.maximum(lead, torch.amax(torch.where(wins, torch.slice(best, 1, 0, K), none), [1]) / length)

      score, slot = torch.topk(torch.where(ends, torch.full_like(best, none), best), K, 1)
      origin = torch.gather(origin, 1, slot)
      token = torch.gather(token, 1, slot)
      gain = torch.gather(gain, 1, slot)
      open = torch.logical_or(torch.lt(found, K), torch.gt(torch.select(score, 1, 0) / length, lead))
      left = int(torch.sum(open).item())
      if left < n:
        # a sentence that is done can win nothing more
        score = torch.where(torch.unsqueeze(open, 1), score, none)
      if 4 * left <= 3 * n:
        keep = torch.squeeze(torch.nonzero(open), 1)
        origin = torch.index_select(origin, 0, keep)
        token = torch.index_select(token, 0, keep)
        gain = torch.index_select(gain, 0, keep)
        score = torch.index_select(score, 0, keep)
        keys = torch.index_select(keys, 0, keep)
        memory = torch.index_select(memory, 0, keep)
        outside = torch.index_select(outside, 0, keep)
        vocabulary = torch.index_select(vocabulary, 0, keep)
        columns = torch.index_select(columns, 0, keep)
        sentence = torch.index_select(sentence, 0, keep)
        limit = torch.index_select(limit, 0, keep)
        found = torch.index_select(found, 0, keep)
        lead = torch.index_select(lead, 0, keep)
        patience = torch.index_select(patience, 0, torch.reshape(torch.unsqueeze(keep * K, 1) + torch.arange(K), [-1]))
        n = left
      origin = origin.reshape([-1])
      y = token.reshape([-1])
      u = torch.index_select(u, 0, origin)
      g = torch.index_select(g, 0, origin)
      recent = torch.index_select(recent, 0, origin)
      again = torch.eq(recent, torch.unsqueeze(y, 1))
      run = torch.where(again, torch.index_select(run, 0, origin) + 1, 0)
      recent = torch.cat([torch.unsqueeze(y, 1), torch.slice(recent, 1, 0, 7)], 1)
      rows.append(origin)
      tokens.append(y)
      gains.append(gain.reshape([-1]))
      attention.append(a.reshape([-1, S]))
      t = t + 1
    return self.trace(B, N, rows, tokens, gains, attention, torch.cat(ended, 0), torch.cat(endRow, 0), torch.cat(endStep, 0), torch.cat(endGain, 0), torch.cat(endScore, 0))

  # The best N ended hypotheses of each sentence, followed back from their ends; scores to the base 2 become natural ones.
  def trace(self: __torch__.Program, B: int, N: int, rows: List[Tensor], tokens: List[Tensor], gains: List[Tensor], attention: List[Tensor], ended: Tensor, endRow: Tensor, endStep: Tensor, endGain: Tensor, endScore: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    order = torch.argsort(endScore, -1, True)
    order = torch.index_select(order, 0, torch.argsort(torch.index_select(ended, 0, order), stable=True, dim=-1, descending=False))
    counts = torch.bincount(ended, None, B)
    start = torch.cumsum(counts, 0) - counts
    # where fewer have ended, the last of them stands repeatedly
    nth = torch.minimum(torch.unsqueeze(counts, 1) - 1, torch.arange(N))
    pick = torch.index_select(order, 0, torch.reshape(torch.unsqueeze(start, 1) + nth, [-1]))
    end = torch.index_select(endStep, 0, pick)
    row = torch.index_select(endRow, 0, pick)
    last = torch.index_select(endGain, 0, pick)
    T = len(rows)
    outTokens = annotate(List[Tensor], [])
    outGains = annotate(List[Tensor], [])
    outAttention = annotate(List[Tensor], [])
    for i in range(T):
      s = T - 1 - i
      inner = torch.gt(end, s)
      final = torch.eq(end, s)
      token = torch.full_like(row, 2)
      gain = torch.where(final, last, 0.0)
      if rows[s].size(0) > 0:
        at = torch.clamp(row, 0, rows[s].size(0) - 1)
        token = torch.where(inner, torch.index_select(tokens[s], 0, at), token)
        gain = torch.where(inner, torch.index_select(gains[s], 0, at), gain)
        row = torch.where(inner, torch.index_select(rows[s], 0, at), row)
      here = torch.logical_or(inner, final)
      a = torch.index_select(attention[s], 0, torch.clamp(row, 0, attention[s].size(0) - 1))
      outTokens.append(token)
      outGains.append(gain)
      outAttention.append(torch.where(torch.unsqueeze(here, 1), a, 0.0))
    S = attention[0].size(1)
    shape = [B, N, T]
    natural = 0.6931471805599453
    return (torch.flip(torch.stack(outTokens, 1), [1]).reshape(shape), (end + 1).reshape([B, N]), torch.index_select(endScore, 0, pick).reshape([B, N]) * natural, torch.flip(torch.stack(outGains, 1), [1]).reshape(shape) * natural, torch.flip(torch.stack(outAttention, 1), [1]).reshape([B, N, T, S]))
