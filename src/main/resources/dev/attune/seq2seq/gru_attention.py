# Attention Seq2Seq (Bahdanau et al. 2015) as a TorchScript program: training step, loss and beam search.
# Shapes: B sentences, S source and T target tokens (padded), E embedding, H GRU state, A attention, V vocabulary, K beam.
# Weights (fp32), set once by `bind`; a GRU's gates stand in the order reset, update, new (Cho et al. 2014, as in cuDNN):
#   emb [V,E] for source, target and output layer   out.bias [V]
#   enc.f.*, enc.b.* forward and backward encoder    wi [3H,E] wh [3H,H] bi [3H] bh [3H]
#   init.w [H,2H] init.bias [H]                      first decoder state from the mean of the encoder's states
#   att.k [A,2H] att.bias [A] att.q [A,H] att.v [A]  energy = v . tanh(K hs + Q h)
#   dec.1.* (wi [3H,E]), dec.2.* (wi [3H,2H])        conditional GRU: state, attention, state (Sennrich et al. 2017)
#   read.w [E,E+3H] read.bias [E]                    deep output: tanh(W [embedding; state; context])
# Type codes: 15 bfloat16, 6 float32, 4 int64, 11 bool.
class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  half : bool
  int8 : bool
  weights : Dict[str, Tensor]
  fused : Dict[str, Tensor]
  packed : Dict[str, __torch__.torch.classes.quantized.LinearPackedParamsBase]
  parameters : List[Tensor]
  mean : List[Tensor]
  square : List[Tensor]
  average : List[Tensor]

  def bind(self: __torch__.Program, weights: Dict[str, Tensor]) -> Tensor:
    self.weights = weights
    return torch.zeros([1])

  # Adam's first and second moments and the moving average of the weights, each in the order of the weights. They are attributes
  # because the compiler drops an update in place of a list that only the method knows.
  def bind_optimizer(self: __torch__.Program, mean: Dict[str, Tensor], square: Dict[str, Tensor], average: Dict[str, Tensor]) -> Tensor:
    for name in self.weights.keys():
      self.parameters.append(self.weights[name])
      self.mean.append(mean[name])
      self.square.append(square[name])
      self.average.append(average[name])
    return torch.zeros([1])

  def use_bfloat16(self: __torch__.Program, half: Tensor) -> Tensor:
    self.half = bool(half.item())
    return half

  # ---- layers ----

  # Scaled up to values of about one (Vaswani et al. 2017), for the same matrix makes small values at the output layer: [...,E].
  def embed(self: __torch__.Program, emb: Tensor, x: Tensor) -> Tensor:
    return torch.embedding(emb, x) * float(emb.size(1)) ** 0.5

  # Matrix products in bfloat16 or float32, all else in float32.
  def cast(self: __torch__.Program, x: Tensor) -> Tensor:
    y = x
    if self.half:
      y = x.to(15)
    return y

  def type(self: __torch__.Program) -> int:
    return 15 if self.half else 6

  def linear(self: __torch__.Program, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return torch.linear(self.cast(x), w, b).to(6)

  def gru(self: __torch__.Program, gi: Tensor, gh: Tensor, h: Tensor) -> Tensor:
    H = h.size(1)
    rzi, ni = torch.split_with_sizes(gi, [2 * H, H], 1)
    rzh, nh = torch.split_with_sizes(gh, [2 * H, H], 1)
    r, z = torch.chunk(torch.sigmoid_(rzi + rzh), 2, 1)
    return torch.lerp(torch.tanh_(torch.addcmul(ni, r, nh)), h, z)

  # Runs a GRU over input gates; returns its states and recurrent gates, one tensor a position.
  def scan(self: __torch__.Program, gi: List[Tensor], wh: Tensor, bh: Tensor) -> Tuple[List[Tensor], List[Tensor]]:
    h = torch.zeros([gi[0].size(0), wh.size(1)])
    states = annotate(List[Tensor], [])
    gates = annotate(List[Tensor], [])
    for t in range(len(gi)):
      gh = self.linear(h, wh, bh)
      h = self.gru(gi[t], gh, h)
      states.append(h)
      gates.append(gh)
    return (states, gates)

  # For each position its mirror within its own sentence, so that the backward encoder starts at the sentence's own end: [B,S].
  def mirror(self: __torch__.Program, inside: Tensor, lengths: Tensor) -> Tensor:
    position = torch.unsqueeze(torch.arange(inside.size(1)), 0)
    return torch.where(inside, torch.unsqueeze(lengths, 1) - 1 - position, position.expand([inside.size(0), inside.size(1)]))

  def inside(self: __torch__.Program, lengths: Tensor, size: int) -> Tensor:
    return torch.lt(torch.unsqueeze(torch.arange(size), 0), torch.unsqueeze(lengths, 1))

  def pick(self: __torch__.Program, x: Tensor, index: Tensor) -> Tensor:
    return torch.gather(x, 1, torch.unsqueeze(index, 2).expand([x.size(0), x.size(1), x.size(2)]))

  # Encoder states [B,S,2H] (zero outside the sentence) and the recurrent gates of both directions.
  def encode(self: __torch__.Program, w: Dict[str, Tensor], x: Tensor, lengths: Tensor) -> Tuple[Tensor, List[Tensor], List[Tensor], List[Tensor], List[Tensor]]:
    inside = self.inside(lengths, x.size(1))
    mirror = self.mirror(inside, lengths)
    gf = torch.unbind(self.linear(x, w["enc.f.wi"], w["enc.f.bi"]), 1)
    gb = torch.unbind(self.linear(self.pick(x, mirror), w["enc.b.wi"], w["enc.b.bi"]), 1)
    sf, rf = self.scan(gf, w["enc.f.wh"], w["enc.f.bh"])
    sb, rb = self.scan(gb, w["enc.b.wh"], w["enc.b.bh"])
    states = torch.cat([torch.stack(sf, 1), self.pick(torch.stack(sb, 1), mirror)], 2)
    return (states * torch.unsqueeze(inside.to(6), 2), sf, rf, sb, rb)

  def first(self: __torch__.Program, w: Dict[str, Tensor], states: Tensor, lengths: Tensor) -> Tensor:
    return torch.tanh(self.linear(torch.sum(states, [1]) / torch.unsqueeze(lengths.to(6), 1), w["init.w"], w["init.bias"]))

  def keys(self: __torch__.Program, w: Dict[str, Tensor], states: Tensor) -> Tensor:
    return self.linear(states, w["att.k"], w["att.bias"])

  # Additive attention: weights [B,S] of queries [B,A] over keys [B,S,A]; `outside` [B,S] is -1e9 on padding.
  def attend(self: __torch__.Program, v: Tensor, keys: Tensor, query: Tensor, outside: Tensor) -> Tensor:
    return torch.softmax(torch.matmul(torch.tanh_(keys + torch.unsqueeze(query, 1)), v) + outside, -1)

  def outside(self: __torch__.Program, lengths: Tensor, size: int) -> Tensor:
    return (self.inside(lengths, size).to(6) - 1.0) * 1.0e9

  # The products that start from the decoder's middle state, as one: its gates and the attention's query, [3H+A,H].
  def middle(self: __torch__.Program, w: Dict[str, Tensor]) -> Tuple[Tensor, Tensor]:
    zeros = torch.zeros_like(w["att.bias"])
    return (torch.cat([w["dec.2.wh"], w["att.q"]], 0), torch.cat([w["dec.2.bh"], zeros], 0))

  # ---- training ----

  # Matrices that enter products, in the type of the products.
  def cast_all(self: __torch__.Program, w: Dict[str, Tensor]) -> Dict[str, Tensor]:
    out = annotate(Dict[str, Tensor], {})
    for name in w.keys():
      out[name] = self.cast(w[name])
    return out

  # Decoder under teacher forcing. Returns the input of the deep output [B,T,E+3H], and for every position: recurrent gates of
  # the first cell, middle products, contexts, input gates of the second cell, states, middle states, attention.
  def decode(self: __torch__.Program, v: Tensor, e: Tensor, states: Tensor, keys: Tensor, outside: Tensor, h: Tensor, wi1: Tensor, bi1: Tensor, wh1: Tensor, bh1: Tensor, wm: Tensor, bm: Tensor, wi2: Tensor, bi2: Tensor) -> Tuple[Tensor, List[Tensor], List[Tensor], List[Tensor], List[Tensor], List[Tensor], List[Tensor], List[Tensor]]:
    H = h.size(1)
    A = keys.size(2)
    gy = torch.unbind(self.linear(e, wi1, bi1), 1)
    memory = self.cast(states)
    gates1 = annotate(List[Tensor], [])
    middles = annotate(List[Tensor], [])
    contexts = annotate(List[Tensor], [])
    gates2 = annotate(List[Tensor], [])
    hs = annotate(List[Tensor], [])
    h1s = annotate(List[Tensor], [])
    attention = annotate(List[Tensor], [])
    for t in range(len(gy)):
      g1 = self.linear(h, wh1, bh1)
      h1 = self.gru(gy[t], g1, h)
      m = self.linear(h1, wm, bm)
      gh, query = torch.split_with_sizes(m, [3 * H, A], 1)
      a = self.attend(v, keys, query, outside)
      c = torch.squeeze(torch.bmm(self.cast(torch.unsqueeze(a, 1)), memory), 1).to(6)
      g2 = self.linear(c, wi2, bi2)
      h = self.gru(g2, gh, h1)
      gates1.append(g1)
      middles.append(m)
      contexts.append(c)
      gates2.append(g2)
      hs.append(h)
      h1s.append(h1)
      attention.append(a)
    x = torch.cat([e, torch.stack(hs, 1), torch.stack(contexts, 1)], 2)
    return (x, gates1, middles, contexts, gates2, hs, h1s, attention)

  # Label-smoothed cross entropy (Szegedy et al. 2016) of rows [N,E] against labels [N], smoothing s. Returns the summed loss, the summed plain
  # negative log-likelihood, and (unless `scale` is 0) the gradients of rows, embedding and bias times `scale`.
  # The gradient of the logits is d = p - (1-s) onehot - s/V. What is the same for all words, s/V, is not written into d but into the sums
  # over it. A slice's logits stay in cache until they are probabilities; products are over more rows, as many as memory is to hold d for.
  def head(self: __torch__.Program, rows: Tensor, emb: Tensor, bias: Tensor, labels: Tensor, smoothing: float, scale: float) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    V = emb.size(0)
    N = rows.size(0)
    x = self.cast(rows)
    y = torch.unsqueeze(labels, 1)
    b = self.cast(bias)
    center = torch.mean(emb.to(6), [0])
    loss = torch.zeros([1]) - smoothing * torch.sum(torch.matmul(rows, center) + torch.mean(bias))
    likelihood = torch.zeros([1])
    drows = annotate(List[Tensor], [torch.zeros([0, emb.size(1)])])
    demb = torch.zeros_like(emb, dtype=6)
    dbias = torch.zeros_like(bias)
    at = 0
    type = self.type()
    span = 512 if scale == 0.0 else 4096
    while at < N:
      end = min(at + span, N)
      d = torch.empty([end - at, V], dtype=type)
      start = at
      while start < end:
        stop = min(start + 512, end)
        logits = torch.linear(torch.slice(x, 0, start, stop), emb, b)
        label = torch.slice(y, 0, start, stop)
        p = torch.slice(d, 0, start - at, stop - at)
        torch._softmax(logits, 1, False, out=p)
        nll = torch.neg(torch.log(torch.clamp_min(torch.gather(p, 1, label).to(6), 1.0e-30)))
        likelihood = likelihood + torch.sum(nll)
        loss = loss + torch.sum(nll) + smoothing * torch.sum(torch.gather(logits, 1, label).to(6))
        start = stop
      if scale != 0.0:
        part = torch.slice(x, 0, at, end)
        label = torch.slice(y, 0, at, end)
        torch.scatter_add_(d, 1, label, torch.full_like(label, smoothing - 1.0, dtype=type))
        drows.append(torch.matmul(d, emb).to(6))
        torch.add_(demb, torch.matmul(torch.t(d), part))
        torch.add_(dbias, torch.sum(d, [0]))
      at = end
    share = smoothing / float(V)
    drow = torch.mul_(torch.sub_(torch.cat(drows, 0), center, alpha=smoothing), scale)
    torch.mul_(torch.sub_(demb, torch.sum(rows, [0]), alpha=share), scale)
    torch.mul_(torch.sub_(dbias, share * float(N)), scale)
    return (loss, likelihood, drow, demb, dbias)

  # What dropout multiplies units with (Srivastava et al. 2014): 0 for a share of them, to the nearest 256th, and for the others what keeps
  # the mean. Each byte of a random number decides on one unit, for these numbers are made one after the other by one thread.
  def mask(self: __torch__.Program, x: Tensor, share: float) -> Tensor:
    dropped = int(share * 256.0 + 0.5)
    mask = torch.ones([1])
    if dropped > 0:
      n = torch.numel(x)
      bits = torch.random_(torch.empty([torch.floordiv(n + 7, 8)], dtype=4), -9223372036854775807 - 1, None)
      bytes = torch.bitwise_left_shift(bits, torch.unsqueeze(torch.arange(0, 64, 8), 1))
      kept = torch.ge(torch.slice(bytes.reshape([-1]), 0, 0, n), (dropped - 128) * 72057594037927936).reshape(x.size())
      mask = torch.mul(kept, 256.0 / float(256 - dropped))
    return mask

  # The derivatives are written out: so nothing is kept, cast or added up but what is needed, and gradients of matrices that are used at
  # every position are one product over all positions (rows are position by position, [T B,...]).

  # Rows of all positions [T B,...], in the type of the products.
  def rows(self: __torch__.Program, x: List[Tensor]) -> Tensor:
    return self.cast(torch.cat(x, 0))

  # Gradient of a matrix from those of its products [N,M] and its inputs [N,K]: [M,K].
  def weight(self: __torch__.Program, d: Tensor, x: Tensor) -> Tensor:
    return torch.matmul(torch.t(d), x).to(6)

  def bias(self: __torch__.Program, d: Tensor) -> Tensor:
    return torch.sum(d, [0]).to(6)

  # tanh(x) in place as 2 s(2x) - 1, with s the logistic function, which costs a tenth of tanh.
  def tanh_(self: __torch__.Program, x: Tensor) -> Tensor:
    return torch.sub_(torch.mul_(torch.sigmoid_(torch.mul_(x, 2.0)), 2.0), 1.0)

  # As `gru`, and what its derivative needs: state [B,H], gates r and z [B,2H], candidate [B,H].
  def cell(self: __torch__.Program, gi: Tensor, gh: Tensor, h: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    H = h.size(1)
    rzi, ni = torch.split_with_sizes(gi, [2 * H, H], 1)
    rzh, nh = torch.split_with_sizes(gh, [2 * H, H], 1)
    gates = torch.sigmoid_(rzi + rzh)
    r, z = torch.chunk(gates, 2, 1)
    n = self.tanh_(torch.addcmul(ni, r, nh))
    return (torch.lerp(n, h, z), gates, n)

  # From the gradient d of a cell's new state: writes those of its input gates and recurrent gates [B,3H], returns the part of the old
  # state's that does not come by way of the gates.
  def cell_back(self: __torch__.Program, d: Tensor, nh: Tensor, h: Tensor, gates: Tensor, n: Tensor, di: Tensor, dh: Tensor) -> Tensor:
    r, z = torch.chunk(gates, 2, 1)
    straight = d * z
    dn = torch.tanh_backward(d - straight, n)
    rz = self.cast(torch.sigmoid_backward(torch.cat([dn * nh, torch.mul_(h - n, d)], 1), gates))
    torch.cat([rz, self.cast(dn)], 1, out=di)
    torch.cat([rz, self.cast(torch.mul_(dn, r))], 1, out=dh)
    return straight

  # As `scan` over input gates [T,B,3H]: for every position, states, recurrent gates of the candidate, gates, candidates, states before.
  def scan_forth(self: __torch__.Program, gi: Tensor, wh: Tensor, bh: Tensor) -> Tuple[List[Tensor], List[Tensor], List[Tensor], List[Tensor], List[Tensor]]:
    H = wh.size(1)
    h = torch.zeros([gi.size(1), H])
    states = annotate(List[Tensor], [])
    candidates = annotate(List[Tensor], [])
    gates = annotate(List[Tensor], [])
    news = annotate(List[Tensor], [])
    before = annotate(List[Tensor], [])
    for t in range(gi.size(0)):
      before.append(h)
      gh = self.linear(h, wh, bh)
      h, g, n = self.cell(torch.select(gi, 0, t), gh, h)
      states.append(h)
      candidates.append(torch.slice(gh, 1, 2 * H, 3 * H))
      gates.append(g)
      news.append(n)
    return (states, candidates, gates, news, before)

  # From the gradients of a scan's states [T,B,H]: those of its input gates and of its recurrent gates [T B,3H].
  def scan_back(self: __torch__.Program, d: Tensor, wh: Tensor, candidates: List[Tensor], gates: List[Tensor], news: List[Tensor], before: List[Tensor]) -> Tuple[Tensor, Tensor]:
    T = d.size(0)
    size = [T, d.size(1), wh.size(0)]
    di = torch.empty(size, dtype=self.type())
    dr = torch.empty(size, dtype=self.type())
    dh = torch.zeros_like(torch.select(d, 0, 0))
    for i in range(T):
      t = T - 1 - i
      gh = torch.select(dr, 0, t)
      dh = self.cell_back(torch.add_(dh, torch.select(d, 0, t)), candidates[t], before[t], gates[t], news[t], torch.select(di, 0, t), gh)
      torch.add_(dh, torch.matmul(gh, wh))
    return (torch.flatten(di, 0, 1), torch.flatten(dr, 0, 1))

  # Gradient of the embeddings from that of what `embed` gave for x.
  def embed_back(self: __torch__.Program, d: Tensor, x: Tensor, V: int) -> Tensor:
    return torch.embedding_dense_backward(d * float(d.size(-1)) ** 0.5, x, V, -1, False)

  # Loss and gradients of a batch. src [B,S], lengths [B], input and label [B,T] (label -1 on padding).
  def gradients(self: __torch__.Program, src: Tensor, lengths: Tensor, input: Tensor, label: Tensor, dropout: float, smoothing: float) -> Tuple[Dict[str, Tensor], Tensor, Tensor, int]:
    w = self.cast_all(self.weights)
    emb = self.weights["emb"]
    v = self.weights["att.v"]
    B = src.size(0)
    S = src.size(1)
    T = input.size(1)
    H = w["init.w"].size(0)
    E = emb.size(1)
    A = v.size(0)
    out = annotate(Dict[str, Tensor], {})

    # encoder
    srcT = torch.t(src).contiguous()
    inside = torch.unsqueeze(torch.t(self.inside(lengths, S)).to(6), 2)
    mirror = torch.reshape(torch.t(self.mirror(self.inside(lengths, S), lengths)) * B + torch.arange(B), [-1])
    x = self.embed(emb, srcT)
    maskX = self.mask(x, dropout)
    xf = self.cast(torch.mul_(x, maskX)).reshape([-1, E])
    xb = torch.index_select(xf, 0, mirror)
    gates = [S, B, 3 * H]
    sf, cf, gf, nf, bf = self.scan_forth(self.linear(xf, w["enc.f.wi"], w["enc.f.bi"]).reshape(gates), w["enc.f.wh"], w["enc.f.bh"])
    sb, cb, gb, nb, bb = self.scan_forth(self.linear(xb, w["enc.b.wi"], w["enc.b.bi"]).reshape(gates), w["enc.b.wh"], w["enc.b.bh"])
    backward = torch.index_select(torch.cat(sb, 0), 0, mirror).reshape([S, B, H])
    states = torch.cat([torch.stack(sf, 0), backward], 2) * inside
    memory = torch.transpose(self.cast(states), 0, 1).contiguous()
    keys = self.keys(w, memory)
    mean = self.cast(torch.sum(states, [0]) / torch.unsqueeze(lengths.to(6), 1))
    h0 = torch.tanh_(self.linear(mean, w["init.w"], w["init.bias"]))

    # decoder
    inputT = torch.t(input).contiguous()
    y = self.embed(emb, inputT)
    maskY = self.mask(y, dropout)
    y = torch.mul_(y, maskY).reshape([-1, E])
    gy = self.linear(y, w["dec.1.wi"], w["dec.1.bi"]).reshape([T, B, 3 * H])
    wm, bm = self.middle(w)
    outside = self.outside(lengths, S)
    h = h0
    before1 = annotate(List[Tensor], [])
    c1 = annotate(List[Tensor], [])
    g1 = annotate(List[Tensor], [])
    n1 = annotate(List[Tensor], [])
    h1s = annotate(List[Tensor], [])
    c2 = annotate(List[Tensor], [])
    g2 = annotate(List[Tensor], [])
    n2 = annotate(List[Tensor], [])
    hs = annotate(List[Tensor], [])
    energies = annotate(List[Tensor], [])
    attention = annotate(List[Tensor], [])
    contexts = annotate(List[Tensor], [])
    for t in range(T):
      before1.append(h)
      p = self.linear(h, w["dec.1.wh"], w["dec.1.bh"])
      h1, g, n = self.cell(torch.select(gy, 0, t), p, h)
      c1.append(torch.slice(p, 1, 2 * H, 3 * H))
      g1.append(g)
      n1.append(n)
      h1s.append(h1)
      m = self.linear(h1, wm, bm)
      gh, query = torch.split_with_sizes(m, [3 * H, A], 1)
      energy = self.tanh_(keys + torch.unsqueeze(query, 1))
      a = torch.softmax(torch.add_(torch.matmul(energy, v), outside), -1)
      c = torch.squeeze(torch.bmm(self.cast(torch.unsqueeze(a, 1)), memory), 1)
      h, g, n = self.cell(self.linear(c, w["dec.2.wi"], w["dec.2.bi"]), gh, h1)
      c2.append(torch.slice(gh, 1, 2 * H, 3 * H))
      g2.append(g)
      n2.append(n)
      hs.append(h)
      energies.append(energy)
      attention.append(a)
      contexts.append(c)
    context = torch.cat(contexts, 0)

    # deep output, at labels only
    known = torch.ge(torch.t(label).reshape([-1]), 0)
    rows = torch.squeeze(torch.nonzero(known), 1)
    labels = torch.index_select(torch.t(label).reshape([-1]), 0, rows)
    N = labels.size(0)
    xo = torch.index_select(torch.cat([self.cast(y), self.rows(hs), context], 1), 0, rows)
    o = torch.tanh_(self.linear(xo, w["read.w"], w["read.bias"]))
    maskO = self.mask(o, dropout)
    loss, likelihood, do, demb, dbias = self.head(o * maskO, w["emb"], self.weights["out.bias"], labels, smoothing, 1.0 / float(N))
    out["out.bias"] = dbias
    do = self.cast(torch.tanh_backward(torch.mul_(do, maskO), o))
    out["read.w"] = self.weight(do, xo)
    out["read.bias"] = self.bias(do)
    dx = torch.matmul(do, w["read.w"]).to(6)
    # positions without a label take the row of zeros at the end
    place = torch.where(known, torch.cumsum(known, 0) - 1, N)
    dx = torch.index_select(torch.cat([dx, torch.zeros([1, dx.size(1)])], 0), 0, place)
    dy, dhs, dcs = torch.split_with_sizes(dx, [E, H, 2 * H], 1)
    dhs = dhs.reshape([T, B, H])
    dcs = dcs.reshape([T, B, 2 * H])

    # decoder, backwards
    dgy = torch.empty([T, B, 3 * H], dtype=self.type())
    dg1 = torch.empty([T, B, 3 * H], dtype=self.type())
    dg2 = torch.empty([T, B, 3 * H], dtype=self.type())
    dm = torch.empty([T, B, 3 * H + A], dtype=self.type())
    dc = torch.empty([T, B, 2 * H], dtype=self.type())
    dkeys = torch.zeros_like(keys)
    dv = torch.zeros([1, A])
    dh = torch.zeros_like(h0)
    for i in range(T):
      t = T - 1 - i
      dmt = torch.select(dm, 0, t)
      dg2t = torch.select(dg2, 0, t)
      dct = torch.select(dc, 0, t)
      dg1t = torch.select(dg1, 0, t)
      dh1 = self.cell_back(torch.add_(dh, torch.select(dhs, 0, t)), c2[t], h1s[t], g2[t], n2[t], dg2t, torch.slice(dmt, 1, 0, 3 * H))
      torch.add(torch.matmul(dg2t, w["dec.2.wi"]), torch.select(dcs, 0, t), out=dct)
      da = torch.squeeze(torch.bmm(memory, torch.unsqueeze(dct, 2)), 2).to(6)
      da = torch._softmax_backward_data(da, attention[t], -1, 6)
      torch.addmm_(dv, da.reshape([1, -1]), energies[t].reshape([-1, A]))
      de = torch.tanh_backward(torch.unsqueeze(da, 2) * v, energies[t])
      torch.add_(dkeys, de)
      torch.copy_(torch.slice(dmt, 1, 3 * H), torch.sum(de, [1]))
      torch.add_(dh1, torch.matmul(dmt, wm))
      dh = self.cell_back(dh1, c1[t], before1[t], g1[t], n1[t], torch.select(dgy, 0, t), dg1t)
      torch.add_(dh, torch.matmul(dg1t, w["dec.1.wh"]))
    out["att.v"] = torch.squeeze(dv, 0)
    dgy = torch.flatten(dgy, 0, 1)
    out["dec.1.wi"] = self.weight(dgy, self.cast(y))
    out["dec.1.bi"] = self.bias(dgy)
    dy = torch.add(dy, torch.matmul(dgy, w["dec.1.wi"]))
    dg1 = torch.flatten(dg1, 0, 1)
    out["dec.1.wh"] = self.weight(dg1, self.rows(before1))
    out["dec.1.bh"] = self.bias(dg1)
    dg2 = torch.flatten(dg2, 0, 1)
    out["dec.2.wi"] = self.weight(dg2, context)
    out["dec.2.bi"] = self.bias(dg2)
    dm = torch.flatten(dm, 0, 1)
    dwm = self.weight(dm, self.rows(h1s))
    out["dec.2.wh"] = torch.slice(dwm, 0, 0, 3 * H)
    out["att.q"] = torch.slice(dwm, 0, 3 * H, 3 * H + A)
    out["dec.2.bh"] = torch.slice(self.bias(dm), 0, 0, 3 * H)
    torch.add_(demb, self.embed_back(dy.reshape([T, B, E]) * maskY, inputT, emb.size(0)))

    # encoder, backwards
    di = self.cast(torch.tanh_backward(dh, h0))
    out["init.w"] = self.weight(di, mean)
    out["init.bias"] = self.bias(di)
    dmean = torch.matmul(di, w["init.w"]).to(6) / torch.unsqueeze(lengths.to(6), 1)
    dkeys = self.cast(dkeys).reshape([-1, A])
    out["att.k"] = self.weight(dkeys, memory.reshape([-1, 2 * H]))
    out["att.bias"] = self.bias(dkeys)
    ds = torch.bmm(torch.transpose(self.cast(torch.stack(attention, 1)), 1, 2), torch.transpose(dc, 0, 1)).to(6)
    torch.add_(ds, torch.matmul(dkeys, w["att.k"]).reshape([B, S, 2 * H]))
    ds = (torch.transpose(ds, 0, 1) + dmean) * inside
    dsf = torch.slice(ds, 2, 0, H)
    dsb = torch.index_select(torch.slice(ds, 2, H, 2 * H).reshape([-1, H]), 0, mirror).reshape([S, B, H])
    dgi, dgh = self.scan_back(dsf, w["enc.f.wh"], cf, gf, nf, bf)
    out["enc.f.wi"] = self.weight(dgi, xf)
    out["enc.f.bi"] = self.bias(dgi)
    out["enc.f.wh"] = self.weight(dgh, self.rows(bf))
    out["enc.f.bh"] = self.bias(dgh)
    dxf = torch.matmul(dgi, w["enc.f.wi"]).to(6)
    dgi, dgh = self.scan_back(dsb, w["enc.b.wh"], cb, gb, nb, bb)
    out["enc.b.wi"] = self.weight(dgi, xb)
    out["enc.b.bi"] = self.bias(dgi)
    out["enc.b.wh"] = self.weight(dgh, self.rows(bb))
    out["enc.b.bh"] = self.bias(dgh)
    dxb = torch.matmul(dgi, w["enc.b.wi"]).to(6)
    # a mirror's mirror is the position itself
    dx = (dxf + torch.index_select(dxb, 0, mirror)).reshape([S, B, E]) * maskX
    out["emb"] = torch.add_(demb, self.embed_back(dx, srcT, emb.size(0)))
    return (out, loss, likelihood, N)

  # One update by Adam (Kingma and Ba 2015), the gradient clipped to a global norm (Pascanu et al. 2013), and of the weights' moving average.
  # hyper: [learning rate, norm to clip at, dropout, label smoothing, update number from 1, decay of the average].
  # Returns [smoothed loss, negative log-likelihood, both in nats a token; gradient norm].
  def step(self: __torch__.Program, src: Tensor, lengths: Tensor, input: Tensor, label: Tensor, hyper: Tensor) -> Tensor:
    dropout = float(torch.select(hyper, 0, 2).item())
    smoothing = float(torch.select(hyper, 0, 3).item())
    d, loss, likelihood, N = self.gradients(src, lengths, input, label, dropout, smoothing)
    g = annotate(List[Tensor], [])
    for name in self.weights.keys():
      g.append(d[name].contiguous())
    total = torch.zeros([1])
    for i in range(len(g)):
      total = total + torch.square(torch.norm(g[i]))
    norm = torch.sqrt(total)
    limit = float(torch.select(hyper, 0, 1).item())
    divisor = torch.clamp_min(norm / limit, 1.0)
    number = torch.select(hyper, 0, 4)
    torch._fused_adam_(self.parameters, g, self.mean, self.square, [], [number] * len(g), lr=float(torch.select(hyper, 0, 0).item()), beta1=0.9, beta2=0.98, weight_decay=0., eps=1.0e-9, amsgrad=False, maximize=False, grad_scale=divisor)
    torch._foreach_lerp_(self.average, self.parameters, 1.0 - float(torch.select(hyper, 0, 5).item()))
    return torch.cat([loss / float(N), likelihood / float(N), norm], 0)

  # The gradient itself, for tests: [loss a token] and then every weight's gradient, flat, in the order of the weights.
  def gradient(self: __torch__.Program, src: Tensor, lengths: Tensor, input: Tensor, label: Tensor, hyper: Tensor) -> Tensor:
    d, loss, likelihood, N = self.gradients(src, lengths, input, label, 0.0, float(torch.select(hyper, 0, 3).item()))
    flat = annotate(List[Tensor], [loss / float(N)])
    for name in self.weights.keys():
      flat.append(d[name].reshape([-1]))
    return torch.cat(flat, 0)

  # Summed [smoothed loss, negative log-likelihood] in nats and the number of labels.
  def loss(self: __torch__.Program, src: Tensor, lengths: Tensor, input: Tensor, label: Tensor, hyper: Tensor) -> Tensor:
    w = self.cast_all(self.weights)
    rows = torch.squeeze(torch.nonzero(torch.ge(label.reshape([-1]), 0)), 1)
    labels = torch.index_select(label.reshape([-1]), 0, rows)
    states = (self.encode(w, self.embed(self.weights["emb"], src), lengths))[0]
    wm, bm = self.middle(w)
    e = self.embed(self.weights["emb"], input)
    x = (self.decode(self.weights["att.v"], e, states, self.keys(w, states), self.outside(lengths, src.size(1)), self.first(w, states, lengths), w["dec.1.wi"], w["dec.1.bi"], w["dec.1.wh"], w["dec.1.bh"], wm, bm, w["dec.2.wi"], w["dec.2.bi"]))[0]
    x = torch.index_select(x.reshape([-1, x.size(2)]), 0, rows)
    readout = torch.tanh(self.linear(x, w["read.w"], w["read.bias"]))
    loss, likelihood, a, b, c = self.head(readout, w["emb"], self.weights["out.bias"], labels, float(torch.select(hyper, 0, 3).item()), 0.0)
    return torch.cat([loss, likelihood, torch.full([1], float(labels.size(0)))], 0)

  # ---- search ----

  # The search works with values in [0,1] instead of [-1,1]: u = (h + 1) / 2 for a state h. As tanh(x) = 2 s(2x) - 1, with s the logistic
  # function, the GRU's new state is u' = lerp(s(2 ni + r 2 nh), u, z): no tanh, which costs ten times as much, and no sign, so that
  # the 256 values of an unsigned byte are all used. The matrices take the twos and the shift: W h + b = (2W) u + (b - W 1).
  def shift(self: __torch__.Program, out: Dict[str, Tensor], name: str, w: Tensor, b: Tensor) -> Tensor:
    out[name] = 2.0 * w
    out[name + ".bias"] = b - torch.sum(w, [1])
    return w

  # Twice the rows of the new state among a GRU's gates [3H,...].
  def gates(self: __torch__.Program, x: Tensor) -> Tensor:
    reset, update, new = torch.chunk(x, 3, 0)
    return torch.cat([reset, update, 2.0 * new], 0)

  # Weights as the search multiplies with them. What starts from the same input is one matrix with its rows below each other.
  #   emb [V,E] in [0,1]    att.v [A]    start [1,H], the encoder's state before the first token
  #   forward.in, backward.in [3H,E]   embedding -> input gates
  #   forward, backward [3H,H]   state -> recurrent gates
  #   first [H,2H]          mean of the encoder's states -> first state of the decoder
  #   memory [A+3H+E,2H]    encoder state -> key, its part in the second cell's input gates, its part in the deep output
  #   token [3H+E,E]        embedding -> input gates of the first cell, its part in the deep output
  #   middle [3H+A,H]       middle state -> recurrent gates of the second cell, query
  #   after [3H+E,H]        state -> recurrent gates of the next step's first cell, its part in the deep output
  #   out [V',E]            deep output -> logits to the base 2, whose powers are cheaper; V' is V filled up to whole blocks of 64;
  #                         padding and <s> cannot be chosen
  def fuse(self: __torch__.Program, w: Dict[str, Tensor]) -> Dict[str, Tensor]:
    out = annotate(Dict[str, Tensor], {})
    emb = self.fuse_embedding(w, out)
    for name in self.matrices():
      self.fuse_matrix(w, emb, name, out)
    return out

  def matrices(self: __torch__.Program) -> List[str]:
    return ["forward.in", "forward", "backward.in", "backward", "first", "memory", "token", "middle", "after", "out"]

  # All but the matrices.
  def fuse_embedding(self: __torch__.Program, w: Dict[str, Tensor], out: Dict[str, Tensor]) -> Tensor:
    emb = w["emb"]
    out["emb"] = (emb / torch.amax(torch.abs(emb)) + 1.0) / 2.0
    out["att.v"] = 2.0 * 1.4426950408889634 * w["att.v"]
    out["start"] = torch.full([1, w["init.bias"].size(0)], 0.5)
    return emb

  # One matrix and its bias.
  def fuse_matrix(self: __torch__.Program, w: Dict[str, Tensor], emb: Tensor, name: str, out: Dict[str, Tensor]) -> Tensor:
    E = emb.size(1)
    H = w["init.bias"].size(0)
    scale = torch.amax(torch.abs(emb)) * float(E) ** 0.5
    none = torch.zeros([E])
    if name == "forward.in":
      self.shift(out, name, self.gates(w["enc.f.wi"]) * scale, self.gates(w["enc.f.bi"]))
    elif name == "forward":
      self.shift(out, name, self.gates(w["enc.f.wh"]), self.gates(w["enc.f.bh"]))
    elif name == "backward.in":
      self.shift(out, name, self.gates(w["enc.b.wi"]) * scale, self.gates(w["enc.b.bi"]))
    elif name == "backward":
      self.shift(out, name, self.gates(w["enc.b.wh"]), self.gates(w["enc.b.bh"]))
    elif name == "first":
      self.shift(out, name, 2.0 * w["init.w"], 2.0 * w["init.bias"])
    elif name == "memory":
      rc = torch.slice(2.0 * w["read.w"], 1, E + H, E + 3 * H)
      self.shift(out, name, torch.cat([2.0 * w["att.k"], self.gates(w["dec.2.wi"]), rc], 0), torch.cat([2.0 * w["att.bias"], self.gates(w["dec.2.bi"]), none], 0))
    elif name == "token":
      re = torch.slice(2.0 * w["read.w"], 1, 0, E)
      self.shift(out, name, torch.cat([self.gates(w["dec.1.wi"]), re], 0) * scale, torch.cat([self.gates(w["dec.1.bi"]), 2.0 * w["read.bias"]], 0))
    elif name == "middle":
      self.shift(out, name, torch.cat([self.gates(w["dec.2.wh"]), 2.0 * w["att.q"]], 0), torch.cat([self.gates(w["dec.2.bh"]), torch.zeros_like(w["att.bias"])], 0))
    elif name == "after":
      rh = torch.slice(2.0 * w["read.w"], 1, E, E + H)
      self.shift(out, name, torch.cat([self.gates(w["dec.1.wh"]), rh], 0), torch.cat([self.gates(w["dec.1.bh"]), none], 0))
    else:
      binary = 1.4426950408889634
      fill = torch.remainder(-emb.size(0), 64)
      bias = torch.cat([w["out.bias"], torch.full([fill], -1.0e30)], 0)
      torch.fill_(torch.slice(bias, 0, 0, 2), -1.0e30)
      self.shift(out, name, binary * torch.cat([emb, torch.zeros([fill, E])], 0), binary * bias)
    return emb

  # Makes the program ready for searches alone: the weights it was bound to are fused, in int8 if asked for (a scale a row of a matrix),
  # and not used again. One matrix at a time, and without the weights that only those before needed: what is freed here the allocator
  # may keep.
  def prepare(self: __torch__.Program, int8: Tensor) -> Tensor:
    w = self.weights
    emb = self.fuse_embedding(w, self.fused)
    self.int8 = bool(int8.item())
    for name in self.matrices():
      out = annotate(Dict[str, Tensor], {})
      self.fuse_matrix(w, emb, name, out)
      self.drop(w, name)
      bias = out[name + ".bias"]
      if self.int8:
        x = out[name]
        scale = torch.clamp_min(torch.amax(torch.abs(x), [1]) / 127.0, 1.0e-30)
        q = torch.quantize_per_channel(x, scale.to(7), torch.zeros_like(scale).to(4), 0, 12)
        self.packed[name] = ops.quantized.linear_prepack(q, bias)
        if name == "out":
          self.fused["out"] = ops.onednn.qlinear_prepack(torch.int_repr(q), None)
          self.fused["out.scale"] = scale
          self.fused["out.zero"] = torch.zeros_like(scale).to(3)
          self.fused["out.bias"] = bias
        if name == "token":
          self.fused["token"] = self.table(self.fused["emb"])
      else:
        self.fused[name] = out[name]
        self.fused[name + ".bias"] = bias
    self.weights = annotate(Dict[str, Tensor], {})
    return int8

  # Drops the large weights that no matrix after this one needs.
  def drop(self: __torch__.Program, w: Dict[str, Tensor], name: str) -> int:
    names = annotate(List[str], [])
    if name == "forward.in":
      names = ["enc.f.wi"]
    elif name == "forward":
      names = ["enc.f.wh"]
    elif name == "backward.in":
      names = ["enc.b.wi"]
    elif name == "backward":
      names = ["enc.b.wh"]
    elif name == "first":
      names = ["init.w"]
    elif name == "memory":
      names = ["att.k", "dec.2.wi"]
    elif name == "token":
      names = ["dec.1.wi"]
    elif name == "middle":
      names = ["dec.2.wh", "att.q"]
    elif name == "after":
      names = ["dec.1.wh", "read.w"]
    for gone in names:
      w.pop(gone)
    return 0

  # The products of all tokens, looked up instead of computed, in float16 [V,3H+E].
  def table(self: __torch__.Program, emb: Tensor) -> Tensor:
    rows = annotate(List[Tensor], [])
    for part in torch.split(emb, 1024):
      rows.append(self.product(self.fused, "token", part).to(5))
    return torch.cat(rows, 0)

  # Fused weights of a program that is still trained are made anew for each search.
  def search_weights(self: __torch__.Program) -> Dict[str, Tensor]:
    w = self.fused
    if len(w) == 0:
      w = self.fuse(self.weights)
    return w

  # W x + b for rows x in [0,1]. In int8 with a fixed input scale, so that rows do not see each other.
  def product(self: __torch__.Program, w: Dict[str, Tensor], name: str, x: Tensor) -> Tensor:
    if self.int8:
      y = ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(x, 0.00392156862745098, 0, self.packed[name])
    else:
      y = torch.linear(x, w[name], w[name + ".bias"])
    return y

  # Logits [R,V'] of deep outputs [R,E]. Of the two int8 kernels one is twice as fast for many rows, the other for few.
  def logits(self: __torch__.Program, w: Dict[str, Tensor], x: Tensor) -> Tensor:
    if self.int8 and x.size(0) >= 16:
      q = torch.int_repr(torch.quantize_per_tensor(x, 0.00392156862745098, 0, 13))
      y = ops.onednn.qlinear_pointwise(q, 0.00392156862745098, 0, w["out"], w["out.scale"], w["out.zero"], w["out.bias"], 1.0, 0, 6, "none", annotate(List[Optional[number]], []), "")
    else:
      y = self.product(w, "out", x)
    return y

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
  # `outside` [n,1,S] is -1e9 on padding.
  def advance(self: __torch__.Program, w: Dict[str, Tensor], y: Tensor, u: Tensor, g: Tensor, keys: Tensor, memory: Tensor, outside: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
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
    x = self.logits(w, o)
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
    w = self.search_weights()
    keys, memory, u = self.understand(w, src, lengths)
    outside = torch.unsqueeze(self.outside(lengths, src.size(1)), 1)
    limit = (lengths.to(6) * torch.select(options, 0, 3)).to(4) + 10
    patience = self.patience(src, torch.slice(options, 0, 4, 12))
    alpha = float(torch.select(options, 0, 2).item())
    if K == 1:
      result = self.greedy(w, keys, memory, outside, u, limit, patience, alpha)
    else:
      N = int(torch.select(options, 0, 1).item())
      result = self.beam(w, keys, memory, outside, u, limit, patience, alpha, K, N)
    return result

  # The likeliest token at every step.
  def greedy(self: __torch__.Program, w: Dict[str, Tensor], keys: Tensor, memory: Tensor, outside: Tensor, u: Tensor, limit: Tensor, patience: Tensor, alpha: float) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
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
      u, g, x, tops, norm, a = self.advance(w, y, u, g, keys, memory, outside)
      x, tops = self.force(x, tops, torch.logical_or(torch.any(torch.gt(run, patience), 1), torch.le(limit, t + 1)))
      blocks = tops.size(1)
      block = torch.argmax(tops, 1, False)
      best, slot = torch.max(torch.index_select(x.reshape([n * blocks, 64]), 0, block + torch.arange(n) * blocks), 1)
      gain = (best - torch.squeeze(norm, 1)) * 0.6931471805599453
      y = torch.where(done, 2, block * 64 + slot)
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
  def beam(self: __torch__.Program, w: Dict[str, Tensor], keys: Tensor, memory: Tensor, outside: Tensor, u: Tensor, limit: Tensor, patience: Tensor, alpha: float, K: int, N: int) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
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
      u, g, x, tops, norm, a = self.advance(w, y, u, g, keys, memory, outside)
      x, tops = self.force(x, tops, torch.logical_or(torch.any(torch.gt(run, patience), 1), torch.repeat_interleave(torch.le(limit, t + 1), K, 0)))
      best, parent, token, gain = self.candidates(x, tops, norm.reshape([n, K]), score, 2 * K)
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
    pick = torch.index_select(order, 0, torch.reshape(torch.unsqueeze(start, 1) + torch.arange(N), [-1]))
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
