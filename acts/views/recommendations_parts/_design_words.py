"""The words of the section that checks a design."""

from __future__ import annotations

from acts.text import Text

TITLE = Text("A design checked", "설계 점검")
ABOUT = Text(
    "Paste a network, say what it is for, and read what is wrong with it, why, and how to mend it.",
    "신경망을 붙여 넣고 쓰임을 알려 주면 무엇이 왜 잘못되었고 어떻게 고칠지 보여 줍니다.",
)
TEXT = Text("Network", "신경망")
TEXT_HELP = Text(
    "A print of a torch.nn.Sequential or module, Python source with its layers, the summary of a Keras model, or a short "
    "form: 784 -> 256 relu -> dropout 0.5 -> 10 softmax. It is read and never run. Task and range of the target are "
    "those chosen above.",
    "torch.nn.Sequential이나 모듈을 출력한 글, 층이 적힌 파이썬 소스, Keras 모델의 summary, 또는 짧은 표기: "
    "784 -> 256 relu -> dropout 0.5 -> 10 softmax. 읽기만 하고 실행하지 않습니다. 과제와 목표값의 범위는 위에서 고른 값을 씁니다.",
)
USUAL = "784 -> 256 relu\n-> dropout 0.5\n-> 64 relu\n-> 10 softmax"
LOSS = Text("Loss", "손실 함수")
LOSSES = {
    "unsaid": Text("As in the text, or not said", "글에 적힌 대로"),
    "cross_entropy": Text("Cross-entropy on logits", "교차 엔트로피(로짓)"),
    "ce_probabilities": Text("Cross-entropy on probabilities", "교차 엔트로피(확률)"),
    "nll": Text("NLLLoss on log-probabilities", "NLLLoss(로그 확률)"),
    "bce_logits": Text("Binary cross-entropy on logits", "이진 교차 엔트로피(로짓)"),
    "bce": Text("Binary cross-entropy on probabilities", "이진 교차 엔트로피(확률)"),
    "mse": Text("Squared error", "제곱 오차"),
    "mae": Text("Absolute or Huber error", "절댓값·Huber 오차"),
    "poisson_log": Text("Poisson on the log rate", "푸아송(로그 비율)"),
    "poisson": Text("Poisson on the rate", "푸아송(비율)"),
}
START = Text("First weights", "가중치 초기화")
STARTS = {
    "unsaid": Text("As in the text, or not said", "글에 적힌 대로"),
    "torch_linear": Text("PyTorch's default", "PyTorch 기본값"),
    "glorot_uniform": Text("Glorot uniform (Keras)", "Glorot 균등분포(Keras)"),
    "glorot_normal": Text("Glorot normal", "Glorot 정규분포"),
    "he_normal": Text("He normal", "He 정규분포"),
    "he_uniform": Text("He uniform", "He 균등분포"),
    "lecun_normal": Text("LeCun normal", "LeCun 정규분포"),
    "orthogonal": Text("Orthogonal", "직교"),
    "small": Text("Normal, deviation 0.01", "정규분포, 표준편차 0.01"),
    "zeros": Text("Zeros", "모두 0"),
}
SHARE = Text("Share of the rarest class", "가장 드문 클래스의 비율")
PRIMED = Text("Output bias starts at the shares", "출력 편향을 비율에 맞춤")

NOTHING = Text("Nothing to mend was found", "고칠 곳을 찾지 못했습니다")
NOTHING_TEXT = Text(
    "None of the {rules} rules applies to the {layers} layers with weights that were read. That is no proof: the rules know "
    "common mistakes only.",
    "읽은 가중치 층 {layers}개에 규칙 {rules}개 가운데 해당하는 것이 없습니다. 규칙은 흔한 실수만 알고 있으므로 증명은 아닙니다.",
)
FOUND = Text(
    "Rules that apply: {broken} of {rules} ({wrong} wrong, {risky} risky, {note} worth knowing). Layers with weights that "
    "were read: {layers}.",
    "규칙 {rules}개 가운데 {broken}개가 해당합니다(잘못 {wrong}개, 위험 {risky}개, 참고 {note}개). 읽은 가중치 층은 {layers}개입니다.",
)
TABLE = Text("Findings", "점검 결과")
TABLE_CAPTION = Text(
    "The worst first; lines count from the top of the text.",
    "심각한 것부터 적었습니다. 줄 번호는 글의 위에서부터 셉니다.",
)
HEAD = (
    Text("Finding", "점검 항목"),
    Text("How bad", "심각도"),
    Text("Line", "줄"),
    Text("Why", "이유"),
    Text("What to do", "고치는 법"),
    Text("Source", "출처"),
)
READ = Text("What was read", "읽은 내용")
READ_TABLE = Text("The network, piece by piece", "신경망의 구성")
READ_CAPTION = Text(
    "In the order in which a signal passes. A dash stands for what the text does not say.",
    "신호가 지나가는 순서입니다. 글에 없는 내용은 –로 적었습니다.",
)
READ_HEAD = (
    Text("Piece", "구성 요소"),
    Text("Line", "줄"),
    Text("Kind", "종류"),
    Text("In", "입력"),
    Text("Out", "출력"),
    Text("Function", "함수"),
)
KINDS = {
    "input": Text("input", "입력"),
    "linear": Text("fully connected", "완전 연결층"),
    "conv": Text("convolution", "합성곱층"),
    "recurrent": Text("recurrent", "순환층"),
    "embedding": Text("embedding", "임베딩"),
    "activation": Text("function", "함수"),
    "norm": Text("normalization", "정규화"),
    "dropout": Text("dropout", "드롭아웃"),
    "pool": Text("pooling", "풀링"),
    "shape": Text("reshaping", "모양 바꾸기"),
    "join": Text("sum or concatenation", "합·연결"),
    "attention": Text("attention", "어텐션"),
}
UNREAD = Text("Not everything could be read", "읽지 못한 곳이 있습니다")
UNREAD_LINE = Text("Line {line}, {text}: {why}", "{line}번째 줄, {text}: {why}")
UNREAD_MORE = Text("{count} more lines could not be read.", "읽지 못한 줄이 {count}개 더 있습니다.")
STILL = Text("The rest is judged all the same.", "나머지는 그대로 점검했습니다.")
SILENT = Text("This form hides something", "이 형식에는 빠진 것이 있습니다")
SILENT_TEXT = Text(
    "A Keras summary does not say which function a layer applies itself (activation=…), so rules about functions are held "
    "back. Paste the source to have them checked.",
    "Keras summary에는 층이 스스로 적용하는 함수(activation=…)가 나오지 않아, 함수에 관한 규칙은 적용하지 않았습니다. 소스를 붙여 넣으면 함께 점검합니다.",
)
SILENT_TORCH = Text(
    "A print of a module, or a table of its layers, does not show what forward does by itself (F.relu, x + …), so rules about "
    "missing functions are held back. Paste the source to have them checked.",
    "모듈을 출력한 글이나 층의 표에는 forward에서 직접 하는 계산(F.relu, x + …)이 나오지 않아, 빠진 함수에 관한 규칙은 적용하지 않았습니다. "
    "소스를 붙여 넣으면 함께 점검합니다.",
)
RULES = Text("All {count} rules", "규칙 {count}개 모두 보기")
RULES_TABLE = Text("What is looked for", "점검하는 내용")
RULES_CAPTION = Text("Each rule with its severity and sources.", "규칙마다 심각도와 출처를 적었습니다.")
RULES_HEAD = (Text("Rule", "규칙"), Text("How bad", "심각도"), Text("Why", "이유"), Text("Source", "출처"))
LEVELS = Text("How bad", "심각도")
LEVELS_CAPTION = Text("What the three words mean.", "세 단계의 뜻입니다.")
LEVELS_HEAD = (Text("Word", "단계"), Text("Meaning", "뜻"))
