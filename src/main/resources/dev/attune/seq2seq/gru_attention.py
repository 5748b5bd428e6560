# Attention Seq2Seq (Bahdanau et al. 2015) as a TorchScript program. Other texts go on in the same class: gru_attention_weights.py,
# gru_attention_shortlist.py, gru_attention_search.py and gru_attention_constraints.py with the search, gru_attention_layers.py and
# gru_attention_training.py with the training step.
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

  def inside(self: __torch__.Program, lengths: Tensor, size: int) -> Tensor:
    return torch.lt(torch.unsqueeze(torch.arange(size), 0), torch.unsqueeze(lengths, 1))

  def outside(self: __torch__.Program, lengths: Tensor, size: int) -> Tensor:
    return (self.inside(lengths, size).to(6) - 1.0) * 1.0e9
