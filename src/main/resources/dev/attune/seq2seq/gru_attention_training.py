  # The training step, its derivatives written out by hand, and the loss.

  # Adam's first and second moments and the moving average of the weights, each in the order of the weights. They are attributes
  # because the compiler drops an update in place of a list that only the method knows.
  def bind_optimizer(self: __torch__.Program, mean: Dict[str, Tensor], square: Dict[str, Tensor], average: Dict[str, Tensor]) -> Tensor:
    for name in self.weights.keys():
      self.parameters.append(self.weights[name])
      self.mean.append(mean[name])
      self.square.append(square[name])
      self.average.append(average[name])
    return torch.zeros([1])

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
