  # The weights as the search multiplies with them, in float32 or int8.

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
          rows = torch.int_repr(q)
          self.fused["out"] = ops.onednn.qlinear_prepack(rows, None)
          if torch.__contains__(self.fused, "translations"):
            self.fused["out.rows"] = rows
          self.fused["out.scale"] = scale
          self.fused["out.zero"] = torch.zeros_like(scale).to(3)
          self.fused["out.bias"] = bias
        if name == "token":
          self.fused["token"] = self.table(self.fused["emb"])
          # the very bytes that the products would make of them
          self.fused["emb"] = torch.int_repr(torch.quantize_per_tensor(self.fused["emb"], 0.00392156862745098, 0, 13))
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

  # Logits [R,V'] of deep outputs [R,E]. Of the two int8 kernels one is twice as fast for many rows, the other for few and many outputs.
  def logits(self: __torch__.Program, w: Dict[str, Tensor], x: Tensor) -> Tensor:
    if self.int8 and torch.__contains__(w, "few"):
      # the same numbers that int8 multiplies
      y = torch.linear(torch.round(x * 255.0), w["out"], w["out.bias"])
    elif self.int8 and (x.size(0) >= 16 or torch.__contains__(w, "short")):
      q = torch.int_repr(torch.quantize_per_tensor(x, 0.00392156862745098, 0, 13))
      y = ops.onednn.qlinear_pointwise(q, 0.00392156862745098, 0, w["out"], w["out.scale"], w["out.zero"], w["out.bias"], 1.0, 0, 6, "none", annotate(List[Optional[number]], []), "")
    else:
      y = self.product(w, "out", x)
    return y
