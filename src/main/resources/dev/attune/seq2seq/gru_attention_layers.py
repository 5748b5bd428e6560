  # The network's layers as training computes them.

  def use_bfloat16(self: __torch__.Program, half: Tensor) -> Tensor:
    self.half = bool(half.item())
    return half

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

  # The products that start from the decoder's middle state, as one: its gates and the attention's query, [3H+A,H].
  def middle(self: __torch__.Program, w: Dict[str, Tensor]) -> Tuple[Tensor, Tensor]:
    zeros = torch.zeros_like(w["att.bias"])
    return (torch.cat([w["dec.2.wh"], w["att.q"]], 0), torch.cat([w["dec.2.bh"], zeros], 0))
