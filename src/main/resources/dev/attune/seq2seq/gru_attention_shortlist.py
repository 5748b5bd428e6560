  # Short lists (Jean et al. 2015; L'Hostis et al. 2016): the output layer is computed for the tokens alone that training saw translate
  # those of the source. The product is one for the whole batch, over the tokens of all its sentences; each sentence then takes its own
  # out of it, so that the others change nothing.

  # Takes a short list over, before `prepare`: tokens that any sentence may have [F], with 0, 1 and 2, and those that the translation of
  # each source token may have [V,k], filled up with 0.
  def use_shortlist(self: __torch__.Program, common: Tensor, translations: Tensor) -> Tensor:
    self.fused["common"] = torch.clone(common)
    self.fused["translations"] = torch.clone(translations)
    # padding comes with the neighbours in a batch and must bring nothing
    torch.fill_(torch.select(self.fused["translations"], 0, 0), 0)
    return common

  # The weights with the output layer of a batch src [B,S], the tokens of each sentence [B,L], ascending, filled up with 0 to whole
  # blocks of 64, and where their logits stand in the product [B,L]; a single sentence has them in order. [B,0] without a short list. `few`:
  # the search has few rows.
  def shorten(self: __torch__.Program, w: Dict[str, Tensor], src: Tensor, few: bool) -> Tuple[Dict[str, Tensor], Tensor, Tensor]:
    B = src.size(0)
    v = w
    tokens = torch.empty([B, 0], dtype=4)
    columns = tokens
    if torch.__contains__(w, "translations"):
      V = w["out.bias"].size(0)
      mine = torch.scatter(torch.zeros([B, V], dtype=11), 1, torch.index_select(w["translations"], 0, src.reshape([-1])).reshape([B, -1]), 1)
      torch.index_fill_(mine, 1, w["common"], 1)
      sentence, token = torch.unbind(torch.nonzero(mine), 1)
      counts = torch.sum(mine, [1])
      place = torch.arange(token.size(0)) - torch.index_select(torch.cumsum(counts, 0) - counts, 0, sentence)
      L = torch.floordiv(int(torch.max(counts).item()) + 63, 64) * 64
      tokens = torch.scatter(torch.zeros([B * L], dtype=4), 0, sentence * L + place, token).reshape([B, L])
      chosen = torch.select(tokens, 0, 0)
      if B > 1:
        chosen = torch.squeeze(torch.nonzero(torch.any(mine, 0)), 1)
        column = torch.scatter(torch.zeros([V], dtype=4), 0, chosen, torch.arange(chosen.size(0)))
        columns = torch.index_select(column, 0, tokens.reshape([-1])).reshape([B, L])
        # few widths, for each is a kernel of its own
        chosen = torch.cat([chosen, torch.zeros([torch.remainder(-chosen.size(0), 256)], dtype=4)], 0)
      v = torch.copy(w)
      v["short"] = chosen
      v["out.bias"] = torch.index_select(w["out.bias"], 0, chosen)
      rows = torch.index_select(w["out.rows"] if self.int8 else w["out"], 0, chosen)
      if self.int8 and few:
        # to pack so few rows in int8 takes longer than to multiply with them in float32
        v["out"] = rows.to(6) * torch.unsqueeze(torch.index_select(w["out.scale"], 0, chosen) * 0.00392156862745098, 1).to(6)
        v["few"] = chosen
      elif self.int8:
        v["out"] = ops.onednn.qlinear_prepack(rows, None)
        v["out.scale"] = torch.index_select(w["out.scale"], 0, chosen)
        v["out.zero"] = torch.index_select(w["out.zero"], 0, chosen)
      else:
        v["out"] = rows
    return (v, tokens, columns)

  # Of logits x [n K,U] each sentence's own, at columns [n,L]: [n K,L].
  def own(self: __torch__.Program, x: Tensor, columns: Tensor) -> Tensor:
    n = columns.size(0)
    L = columns.size(1)
    y = x
    if L > 0:
      K = torch.floordiv(x.size(0), n)
      y = torch.gather(x.reshape([n, K, x.size(1)]), 2, torch.unsqueeze(columns, 1).expand([n, K, L])).reshape([n * K, L])
    return y

  # The tokens at slots [n,m] of the sentences' lists [n,L].
  def named(self: __torch__.Program, tokens: Tensor, slots: Tensor) -> Tensor:
    y = slots
    if tokens.size(1) > 0:
      y = torch.gather(tokens, 1, slots)
    return y
