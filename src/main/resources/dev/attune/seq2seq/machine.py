# Matrix products and nothing else, for the measurement of what the machine can do: y = x W^T with x [M,K], W [N,K].
# Each method multiplies `times` (a number) times, so that the way into the engine costs nothing beside it.
# Type codes: 15 bfloat16, 7 double, 4 int64; 12 qint8.
class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  packed : Dict[str, __torch__.torch.classes.quantized.LinearPackedParamsBase]

  def fp32(self: __torch__.Program, x: Tensor, w: Tensor, times: Tensor) -> Tensor:
    y = torch.linear(x, w)
    for i in range(int(times.item()) - 1):
      y = torch.linear(x, w)
    return torch.sum(y)

  def bf16(self: __torch__.Program, x: Tensor, w: Tensor, times: Tensor) -> Tensor:
    a = x.to(15)
    b = w.to(15)
    y = torch.linear(a, b)
    for i in range(int(times.item()) - 1):
      y = torch.linear(a, b)
    return torch.sum(y.to(6))

  # W in int8 with a scale a row, packed once for the kernels.
  def pack(self: __torch__.Program, w: Tensor) -> Tensor:
    scale = torch.amax(torch.abs(w), [1]) / 127.0
    q = torch.quantize_per_channel(w, scale.to(7), torch.zeros_like(scale).to(4), 0, 12)
    self.packed["w"] = ops.quantized.linear_prepack(q, torch.zeros([w.size(0)]))
    return torch.zeros([1])

  # Inputs in [-1,1] are quantised in each product, as a search does it; W is the one packed last.
  def int8(self: __torch__.Program, x: Tensor, w: Tensor, times: Tensor) -> Tensor:
    packed = self.packed["w"]
    y = ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(x, 0.007874015748031496, 128, packed)
    for i in range(int(times.item()) - 1):
      y = ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(x, 0.007874015748031496, 128, packed)
    return torch.sum(y)
