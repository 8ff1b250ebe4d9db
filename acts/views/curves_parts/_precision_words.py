"""The words of the section on what a function loses in few digits."""

from acts.text import Text

ABOUT = Text(
    "Where float16, bfloat16, float32 and float64 overflow, go flat or lose their digits.",
    "float16, bfloat16, float32, float64에서 넘치거나 평평해지거나 자릿수를 잃는 곳을 살펴봅니다.",
)
WHICH = Text("What is computed", "계산할 것")
WHICHES = {"value": Text("Function", "함수"), "slope": Text("Derivative", "도함수")}
REACH = Text("Inputs up to", "입력 범위")

WRITTEN = Text(
    "Textbooks often write {what} like this. On paper it is right; in a computer every step rounds.",
    "교과서에 흔히 나오는 식입니다: {what}. 종이 위에서는 옳지만 컴퓨터에서는 단계마다 반올림합니다.",
)
NO_FORMULA = Text(
    "There is no widespread careless way to write {what}, so only what rounding costs by itself is shown.",
    "널리 퍼진 부주의한 식이 없어 반올림만으로 잃는 것을 보여 줍니다: {what}.",
)
FUNCTION, DERIVATIVE = Text("{name}", "{name}"), Text("the derivative of {name}", "{name}의 도함수")

NAIVE_TITLE = Text("Right digits of the textbook's formula", "교과서 식의 정확한 자릿수")
NAIVE_CAPTION = Text(
    "Every step rounded to the format; the worst of {count} inputs a point. A line at 0 has no digit left or is ∞ or NaN. "
    "The truth is the careful formula in float64 at the rounded input.",
    "단계마다 그 형식으로 반올림했고, 점마다 입력 {count}개 중 가장 나쁜 값입니다. 0에 놓인 선은 정확한 자리가 없거나 ∞ 또는 "
    "NaN입니다. 참값은 반올림한 입력에서 신중한 식을 float64로 계산한 것입니다.",
)
CAREFUL_TITLE = Text(
    "Right digits of the careful value, rounded once", "신중하게 계산해 한 번만 반올림한 값의 정확한 자릿수"
)
CAREFUL_CAPTION = Text(
    "The best that each format can hold. What is lost here, no formula can keep: the format has no such number.",
    "각 형식이 담을 수 있는 최선입니다. 여기서 잃는 것은 형식에 그런 수가 없기 때문이라 어떤 식으로도 지킬 수 없습니다.",
)
DIGITS_ALT = Text(
    "Right digits from {low} to {high}; lowest by format: {lowest}.",
    "{low}부터 {high}까지의 정확한 자릿수. 형식마다 가장 낮은 값: {lowest}.",
)
X_AXIS, Y_AXIS = Text("Input x", "입력 x"), Text("Right decimal digits", "정확한 십진 자릿수")

TABLE_TITLE = Text("Where each format fails", "형식마다 무너지는 곳")
TABLE_CAPTION = Text(
    "Searched over all inputs of the format. “Exactly 0” and “exactly 1” count only where the true value is neither.",
    "형식이 담는 모든 크기의 입력에서 찾았습니다. ‘정확히 0’과 ‘정확히 1’은 참값이 그렇지 않은 곳만 셉니다.",
)
HEAD = (
    Text("Format", "형식"),
    Text("Formula", "계산"),
    Text("∞ or NaN", "∞ 또는 NaN"),
    Text("Exactly 0", "정확히 0"),
    Text("Exactly 1", "정확히 1"),
    Text("Fewer than 2 digits", "두 자리 미만"),
)
NAIVE, CAREFUL = Text("textbook", "교과서 식"), Text("careful", "신중한 식")
NOWHERE = Text("–", "–")
EVERYWHERE = Text("everywhere", "모든 입력")
PLACES = Text("{count} places, from |x| ≈ {near}", "|x| ≈ {near}부터 {count}곳")

EXAMPLES = Text("Known examples, and how this is computed", "알려진 예와 계산 방법")
EXAMPLES_TITLE = Text("What goes flat, and from where", "어디서부터 평평해지는가")
EXAMPLES_CAPTION = Text(
    "A saturated probability has no gradient left in its logarithm, and 1 − y² of a saturated tanh is 0: one reason why "
    "losses take logits.",
    "포화한 확률의 로그에는 기울기가 남지 않고, 포화한 tanh의 1 − y²은 0입니다. 손실 함수가 로짓을 받는 이유 가운데 "
    "하나입니다.",
)
EXAMPLES_HEAD = (
    Text("Format", "형식"),
    Text("1/(1 + e⁻ˣ) is 1", "1/(1 + e⁻ˣ) = 1"),
    Text("1/(1 + e⁻ˣ) is 0", "1/(1 + e⁻ˣ) = 0"),
    Text("1 − tanh² x is 0", "1 − tanh² x = 0"),
)
HOW_TEXT = Text(
    "float16, float32 and float64 are NumPy's own. bfloat16 is emulated: it keeps the range of float32 with 8 significant "
    "bits, so every result is computed in float32 and rounded to 8 bits, ties to even. Hardware often keeps a longer sum "
    "inside one operation, and frameworks replace some of these formulas; both can be better than what is shown.",
    "float16, float32, float64는 NumPy의 것입니다. bfloat16은 흉내 낸 것입니다. float32의 범위에 유효 비트 8개를 두므로, "
    "결과마다 float32로 계산한 뒤 8비트로 반올림합니다(정확히 가운데면 짝수 쪽). 하드웨어는 한 연산 안에서 더 긴 합을 지키는 "
    "일이 많고, 프레임워크는 이런 식을 더 나은 식으로 바꾸기도 하므로 실제는 여기보다 나을 수 있습니다.",
)
