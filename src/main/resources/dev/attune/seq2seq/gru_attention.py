# Attention Seq2Seq (Bahdanau et al. 2015) as a TorchScript program. This text is its network; gru_attention_training.py, gru_attention_weights.py,
# gru_attention_search.py and gru_attention_constraints.py go on in the same class: the training step, the weights as the search multiplies
# with them, the search, and the search that writes given terms.
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
