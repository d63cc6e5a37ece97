"""Pinyin of names, for order and for finding; stored when a name is written, so every book sorts alike."""

from __future__ import annotations

import unicodedata
from itertools import chain

# How a character is read as a surname, where a dictionary may read it otherwise in a name.
_SINGLE = (
    "曾zeng 单shan 仇qiu 区ou 解xie 查zha 朴piao 繁po 盖ge 华hua 任ren 翟zhai 覃qin 冼xian 洗xian 召shao "
    "黑he 员yun 秘bi 折she 乐yue 纪ji 宁ning 缪miao 能nai 那na 逄pang 乜nie 佴nai 佘she 宓mi 郇xun 郗xi "
    "谌chen 晁chao 瞿qu 祭zhai 贾jia 尉wei 车che 种chong 隗wei 眭sui 阚kan 撒sa 柏bai 石shi 教jiao 过guo "
    "应ying 相xiang 盛sheng 强qiang 沈shen 臧zang 藏zang 褚chu 省xing 粘nian 莘shen 葛ge 占zhan 卜bu "
    "便pian 薄bo 暴bao 费fei 贲ben 都du 殷yin 俞yu 亓qi 禚zhuo 逯lu 幺yao 么yao 冯feng 句gou 曲qu 少shao "
    "叶ye 令ling 要yao 於yu 余yu 蔚yu 侯hou 炅gui 郄qie 朝chao 哈ha 万wan 台tai 咸xian 隽juan 钭tou "
    "仉zhang 呙guo 妫gui 麴qu 厍she 昝zan 訾zi 揭jie 仝tong"
)
# 单于 is left out: 单于明 is likelier 单 (shan) with a given name.
_DOUBLE = (
    "万俟mo-qi 尉迟yu-chi 长孙zhang-sun 澹台tan-tai 令狐ling-hu 皇甫huang-fu 鲜于xian-yu 宇文yu-wen "
    "欧阳ou-yang 司马si-ma 上官shang-guan 夏侯xia-hou 诸葛zhu-ge 闻人wen-ren 东方dong-fang 赫连he-lian "
    "濮阳pu-yang 淳于chun-yu 申屠shen-tu 公孙gong-sun 轩辕xuan-yuan 钟离zhong-li 慕容mu-rong 司徒si-tu "
    "端木duan-mu 呼延hu-yan 南宫nan-gong 独孤du-gu 拓跋tuo-ba 完颜wan-yan 耶律ye-lv 纳兰na-lan "
    "乐正yue-zheng 子车zi-ju 宰父zai-fu 夹谷jia-gu"
)
_SURNAMES = {reading[:1]: [reading[1:]] for reading in _SINGLE.split()}
_SURNAMES |= {reading[:2]: reading[2:].split("-") for reading in _DOUBLE.split()}


def sort_key(name: str, surname: bool) -> str:
    """Spell a name in pinyin to sort by: lower case, no tones, ü as v, one space between syllables.

    With `surname` it is a person's: 曾 is zeng, 单 shan. A space sorts before letters, so 李安 (li an) comes
    before 连 (lian): compare by code point, and equals by the name. What has no reading stays as it is.
    """
    return " ".join(syllable for _, syllable in _read(name, surname))


def initials(name: str, surname: bool = False) -> str:
    """Give the first letter of each syllable, and letters and digits as they are: 东升社区A1 is dssqa1."""
    parts = (syllable[0] if is_read else syllable for is_read, syllable in _read(name, surname))
    return "".join(filter(str.isalnum, chain.from_iterable(parts)))


def _read(name: str, surname: bool) -> list[tuple[bool, str]]:
    """Read a name as parts: whether each is a syllable, and the syllable, or the text that isn't one."""
    name = unicodedata.normalize("NFKC", name).strip().lower()
    size = _surname_size(name) if surname else 0
    return [(True, syllable) for syllable in _SURNAMES.get(name[:size], ())] + _read_freely(name[size:])


def _surname_size(name: str) -> int:
    return next((size for size in (2, 1) if name[:size] in _SURNAMES), 0)


def _read_freely(text: str) -> list[tuple[bool, str]]:
    from pypinyin import lazy_pinyin  # it reads its dictionaries when imported: a third of a second

    parts: list[tuple[bool, str]] = []
    for part in lazy_pinyin(text, errors=lambda run: f"\0{run}"):
        if part.startswith("\0"):
            parts.extend((False, word) for word in part[1:].split())
        else:
            parts.append((True, part))
    return parts
