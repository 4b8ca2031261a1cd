"""Let the graph of a recurrent head run over several sentences of different lengths at once.

The exporter writes it for a single sentence. Every weight and step stays as it is; the input
`lengths` tells how many words of each sentence are true.
"""

from onnx import ModelProto, TensorProto, helper

LENGTHS, SENTENCES = "lengths", "sentences"
_RECURRENT = ("LSTM", "DynamicQuantizeLSTM")
_PLACE = 4  # of the lengths among the inputs of a recurrent layer


def batched(model: ModelProto) -> ModelProto:
    """The graph with as many sentences as it is fed with; one without a recurrent layer as it is."""
    graph = model.graph
    recurrent = [node for node in graph.node if node.op_type in _RECURRENT]
    if not recurrent or any(value.name == LENGTHS for value in graph.input):
        return model
    for value in (*graph.input, *graph.output):
        value.type.tensor_type.shape.dim[0].dim_param = SENTENCES
    for node in recurrent:
        node.input[_PLACE] = LENGTHS
    graph.input.append(helper.make_tensor_value_info(LENGTHS, TensorProto.INT32, [SENTENCES]))
    del graph.value_info[:]  # they speak of a single sentence
    return model
