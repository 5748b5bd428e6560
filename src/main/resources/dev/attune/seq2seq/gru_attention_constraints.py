  # Beam search that writes given terms: constrained decoding in banks (Post and Vilar 2018; Hu et al. 2019), where attention says when to
  # begin a term (Hasler et al. 2018). C constraints a sentence, filled up with empty ones; L tokens of the longest term. Each term has two
  # forms, one for the place behind some tokens (an opening bracket wants no space) and one for all others: form f = c or C + c.

  # x [B,M,D] at index [B,K]: [B,K,D].
  def take(self: __torch__.Program, x: Tensor, index: Tensor) -> Tensor:
    return torch.gather(x, 1, torch.unsqueeze(index, 2).expand([index.size(0), index.size(1), x.size(2)]))

  # Which constraint each row has just written by itself, at most one, the longest [B,K,C]. tail [B,K,L] are the row's last tokens,
  # the last one first; backwards [B,2C,L] the terms in that order, sizes [B,C] their lengths.
  def written(self: __torch__.Program, tail: Tensor, backwards: Tensor, sizes: Tensor, met: Tensor) -> Tensor:
    B = met.size(0)
    K = met.size(1)
    C = met.size(2)
    terms = torch.unsqueeze(backwards, 1)
    same = torch.logical_or(torch.eq(torch.unsqueeze(tail, 2), terms), torch.lt(terms, 0))
    hit = torch.any(torch.all(same, 3).reshape([B, K, 2, C]), 2)
    hit = torch.logical_and(hit, torch.logical_not(met))
    order = torch.unsqueeze(sizes * C - torch.arange(C), 1)
    longest = torch.argmax(torch.where(hit, order, -1), 2, True)
    return torch.logical_and(hit, torch.eq(torch.arange(C), longest))

  # The first of candidates [B,M] in turns: of each bank its best, of the most constraints first, then of each bank its second, and so on.
  def turns(self: __torch__.Program, total: Tensor, bank: Tensor, C: int, count: int) -> Tensor:
    best, order = torch.sort(total, 1, True)
    banks = torch.gather(bank, 1, order)
    same = torch.eq(torch.unsqueeze(banks, 2), torch.unsqueeze(banks, 1)).to(6)
    rank = torch.sum(torch.tril(same, -1), [2])
    turn = rank * float(C + 2) - banks.to(6) + torch.lt(best, -1.0e29).to(6) * 1.0e6
    first, at = torch.topk(turn, count, 1, False)
    return torch.gather(order, 1, at)

  # As `search`, and every constraint stands in each hypothesis. terms [B,2C,L] are filled up with -1, spans [B,C,2] are the source tokens
  # [begin,end) that each stands for. Tokens in `joins` go on with a word and so never follow a term; `openers` are those behind which the
  # second form of a term is written.
  def search_constrained(self: __torch__.Program, src: Tensor, lengths: Tensor, options: Tensor, terms: Tensor, spans: Tensor, joins: Tensor, openers: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    K = int(torch.select(options, 0, 0).item())
    N = int(torch.select(options, 0, 1).item())
    alpha = float(torch.select(options, 0, 2).item())
    w = self.search_weights()
    keys, memory, u = self.understand(w, src, lengths)
    B = src.size(0)
    S = src.size(1)
    C = spans.size(1)
    L = terms.size(2)
    none = -1.0e30
    outside = torch.unsqueeze(self.outside(lengths, S), 1)
    size = torch.sum(torch.ge(terms, 0), [2])
    need = torch.maximum(torch.slice(size, 1, 0, C), torch.slice(size, 1, C))
    place = torch.unsqueeze(torch.unsqueeze(torch.arange(S), 0), 0)
    begin, end = torch.chunk(spans, 2, 2)
    cover = torch.logical_and(torch.ge(place, begin), torch.lt(place, end)).to(6)
    limit = torch.unsqueeze((lengths.to(6) * torch.select(options, 0, 3)).to(4) + 10 + torch.sum(need, [1]), 1)
    patience = torch.unsqueeze(self.patience(src, torch.slice(options, 0, 4, 12)), 1)
    # the terms from their last token to the first, at the front
    turned = torch.unsqueeze(size, 2) - 1 - torch.arange(L)
    backwards = torch.where(torch.ge(turned, 0), torch.gather(terms, 2, torch.clamp_min(turned, 0)), -1)
    flat = torch.clamp_min(terms, 0).reshape([B, 2 * C * L])
    heads = torch.unsqueeze(torch.select(torch.clamp_min(terms, 0), 2, 0), 1).expand([B, K, 2 * C])
    V = torch.floordiv(w["emb"].size(0) + 63, 64) * 64
    every = torch.empty([B, 0], dtype=4)
    special = torch.index_fill(torch.zeros([V], dtype=4), 0, openers, 1)
    glue = torch.index_fill(torch.zeros([V]), 0, joins, none)
    close = torch.zeros([V])
    torch.fill_(torch.slice(close, 0, 2, 3), none)

    u = torch.repeat_interleave(u, K, 0)
    g = self.product(w, "after", u)
    score = torch.full([B, K], none)
    torch.fill_(torch.select(score, 1, 0), 0.0)
    y = torch.full([B * K], 1, dtype=4)
    recent = torch.full([B, K, 8], -1, dtype=4)
    run = torch.zeros([B, K, 8], dtype=4)
    # of each row: constraints that are begun or written, the form it is writing (or -1), tokens of it that stand, whether it has just
    # written its last, and the last tokens that were written freely
    met = torch.unsqueeze(torch.eq(need, 0), 1).expand([B, K, C])
    form = torch.full([B, K], -1, dtype=4)
    done = torch.zeros([B, K], dtype=4)
    fresh = torch.zeros([B, K], dtype=11)
    tail = torch.full([B, K, L], -1, dtype=4)
    found = torch.zeros([B], dtype=4)
    lead = torch.full([B], none)
    number = torch.arange(K)
    lines = torch.unsqueeze(torch.arange(B) * K, 1)
    rows = annotate(List[Tensor], [])
    tokens = annotate(List[Tensor], [])
    gains = annotate(List[Tensor], [])
    attention = annotate(List[Tensor], [])
    ended = annotate(List[Tensor], [])
    endRow = annotate(List[Tensor], [])
    endStep = annotate(List[Tensor], [])
    endGain = annotate(List[Tensor], [])
    endScore = annotate(List[Tensor], [])
    t = 0
    left = B
    while left > 0:
      # while a term is written its source is looked at and nothing else; afterwards never again
      busy = torch.ge(form, 0)
      own = self.take(cover, torch.remainder(torch.clamp_min(form, 0), C))
      blind = torch.where(torch.unsqueeze(busy, 2), 1.0 - own, torch.matmul(met.to(6), cover))
      u, g, x, tops, norm, a = self.advance(w, y, u, g, keys, memory, outside - blind * 1.0e9, every)
      logits = x.reshape([B, K, V])
      norm = norm.reshape([B, K])
      mass = torch.matmul(a, torch.transpose(cover, 1, 2))
      hit = self.written(tail, backwards, need, met)
      now = torch.logical_or(met, hit)
      unmet = torch.logical_not(now)
      free = torch.logical_not(torch.logical_or(busy, torch.any(unmet, 2)))
      rest = torch.sum(torch.where(unmet, torch.unsqueeze(need, 1), 0), [2]) + torch.where(busy, torch.gather(size, 1, torch.clamp_min(form, 0)) - done, 0)
      stop = torch.logical_or(torch.any(torch.gt(run, patience), 2), torch.le(limit - (t + 1), rest))
      over = torch.ge(torch.select(logits, 2, 2), torch.amax(tops, [1]).reshape([B, K]))

      # tokens that are written freely: it costs them the attention that rests on what a term is to stand for
      x = logits + torch.unsqueeze(fresh.to(6), 2) * glue + torch.unsqueeze(torch.logical_not(free).to(6), 2) * close
      x = x.reshape([B * K, V])
      x, tops = self.force(x, self.tops(x), torch.logical_and(stop, free).reshape([-1]))
      away = torch.log2(torch.clamp_min(1.0 - torch.sum(mass * unmet.to(6), [2]), 0.02))
      silent = torch.logical_or(busy, torch.logical_and(stop, torch.logical_not(free)))
      best, parent, token, gain = self.candidates(x, tops, norm, torch.where(silent, none, score + away), 2 * K)
      joined = torch.index_select(glue, 0, token.reshape([-1])).reshape([B, 2 * K])
      before = torch.sum(met, [2])
      after = torch.sum(now, [2])
      bank = torch.where(torch.lt(joined, 0.0), torch.gather(before, 1, parent), torch.gather(after, 1, parent))

      # the next token of a term that was begun, never dearer than one half: its cost was that of the first
      at = torch.clamp_min(form, 0) * L + done
      next = torch.gather(flat, 1, torch.where(busy, at, 0))
      cost = torch.squeeze(torch.gather(logits, 2, torch.unsqueeze(next, 2)), 2) - norm
      going = torch.where(busy, score + torch.clamp_min(cost, -1.0), none)

      # the first token of a term, where attention rests on its source or nothing else is left to say; bytes of a character stay together
      second = torch.index_select(special, 0, y).reshape([B, K, 1])
      which = torch.arange(C) + second * C
      head = torch.gather(heads, 2, which)
      price = torch.gather(logits, 2, head) - torch.unsqueeze(norm, 2)
      byte = torch.logical_and(torch.ge(y, 3), torch.lt(y, 259)).reshape([B, K])
      due = torch.unsqueeze(torch.logical_or(over, stop), 2)
      ready = torch.unsqueeze(torch.logical_not(torch.logical_or(busy, torch.logical_and(byte, torch.logical_not(stop)))), 2)
      starts = torch.logical_and(torch.logical_and(unmet, ready), torch.logical_or(torch.ge(mass, 0.1), due))
      opening = torch.where(starts, torch.unsqueeze(score, 2) + torch.clamp_min(price, -4.0) + torch.log2(torch.clamp_min(mass, 0.01)), none)

      # no row begins more than the likeliest two
      P = min(C, 2)
      opening, likeliest = torch.topk(opening, P, 2)

      total = torch.cat([best, going, opening.reshape([B, K * P])], 1)
      line = number.expand([B, K])
      parent = torch.cat([parent, line, torch.repeat_interleave(line, P, 1)], 1)
      token = torch.cat([token, next, torch.gather(head, 2, likeliest).reshape([B, K * P])], 1)
      gain = torch.cat([gain, cost, torch.gather(price, 2, likeliest).reshape([B, K * P])], 1)
      forms = torch.cat([torch.full([B, 2 * K], -1, dtype=4), form, torch.gather(which, 2, likeliest).reshape([B, K * P])], 1)
      bank = torch.cat([bank, before, torch.repeat_interleave(after + 1, P, 1)], 1)
      chosen = self.turns(total, bank, C, 2 * K)
      total = torch.gather(total, 1, chosen)
      parent = torch.gather(parent, 1, chosen)
      token = torch.gather(token, 1, chosen)
      gain = torch.gather(gain, 1, chosen)
      forms = torch.where(torch.gt(total, 0.1 * none), torch.gather(forms, 1, chosen), -1)

      ends = torch.logical_and(torch.eq(token, 2), torch.lt(forms, 0))
      wins = torch.logical_and(torch.slice(ends, 1, 0, K), torch.gt(torch.slice(total, 1, 0, K), 0.1 * none))
      win = torch.nonzero(wins.reshape([-1]))
      length = float(t + 1) ** alpha
      if win.size(0) > 0:
        win = torch.squeeze(win, 1)
        sentence = torch.floor_divide(win, K)
        at = sentence * (2 * K) + torch.remainder(win, K)
        ended.append(sentence)
        endRow.append(torch.index_select((lines + parent).reshape([-1]), 0, at))
        endStep.append(torch.full_like(at, t))
        endGain.append(torch.index_select(gain.reshape([-1]), 0, at))
        endScore.append(torch.index_select(total.reshape([-1]), 0, at) / length)
        found = found + torch.sum(wins, [1])
        lead = torch.maximum(lead, torch.amax(torch.where(wins, torch.slice(total, 1, 0, K), none), [1]) / length)

      first, slot = torch.topk(torch.arange(2 * K) + ends.to(4) * (2 * K), K, 1, False)
      score = torch.gather(total, 1, slot)
      parent = torch.gather(parent, 1, slot)
      token = torch.gather(token, 1, slot)
      gain = torch.gather(gain, 1, slot)
      forms = torch.gather(forms, 1, slot)
      origin = (lines + parent).reshape([-1])
      y = token.reshape([-1])
      u = torch.index_select(u, 0, origin)
      g = torch.index_select(g, 0, origin)

      freely = torch.lt(forms, 0)
      counts = torch.logical_not(torch.logical_and(freely, torch.lt(torch.index_select(glue, 0, y).reshape([B, K]), 0.0)))
      hit = self.take(hit, parent)
      met = torch.logical_or(self.take(met, parent), torch.logical_and(hit, torch.unsqueeze(counts, 2)))
      begun = torch.unsqueeze(torch.where(freely, -1, torch.remainder(forms, C)), 2)
      met = torch.logical_or(met, torch.eq(torch.arange(C), begun))
      done = torch.where(freely, 0, torch.gather(done, 1, parent) + 1)
      fresh = torch.logical_and(torch.logical_not(freely), torch.eq(done, torch.gather(size, 1, torch.clamp_min(forms, 0))))
      form = torch.where(fresh, -1, forms)
      done = torch.where(fresh, 0, done)
      used = torch.logical_and(torch.any(hit, 2), counts)
      tail = torch.where(torch.unsqueeze(used, 2), -1, self.take(tail, parent))
      tail = torch.cat([torch.unsqueeze(torch.where(freely, token, -1), 2), torch.slice(tail, 2, 0, L - 1)], 2)
      recent = self.take(recent, parent)
      again = torch.logical_and(torch.eq(recent, torch.unsqueeze(token, 2)), torch.unsqueeze(freely, 2))
      run = torch.where(again, self.take(run, parent) + 1, 0)
      recent = torch.cat([torch.unsqueeze(token, 2), torch.slice(recent, 2, 0, 7)], 2)

      # those that have still to begin a term are behind in any case
      alive = torch.gt(score, 0.1 * none)
      better = torch.logical_and(torch.all(met, 2), torch.gt(score / length, torch.unsqueeze(lead, 1)))
      open = torch.logical_or(torch.lt(found, max(N, torch.floordiv(K + 1, 2))), torch.any(better, 1))
      open = torch.logical_and(open, torch.any(alive, 1))
      score = torch.where(torch.unsqueeze(open, 1), score, none)
      left = int(torch.sum(open).item())
      rows.append(origin)
      tokens.append(y)
      gains.append(gain.reshape([-1]))
      attention.append(a.reshape([-1, S]))
      t = t + 1
    words, count, ranked, gain, weights = self.trace(B, N, rows, tokens, gains, attention, torch.cat(ended, 0), torch.cat(endRow, 0), torch.cat(endStep, 0), torch.cat(endGain, 0), torch.cat(endScore, 0))
    plain = torch.sum(gain, [2]) / torch.pow(count.to(6), alpha)
    return (words, count, plain, gain, weights)
