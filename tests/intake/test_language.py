from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.intake.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "GUNMEN KILL FIVE IN QUETTA",
        "Balochistan: Jaish al-Adl attack kills 3 FC soldiers",
        "Houthi drone hits Marib camp",
        "Boko Haram attack Maiduguri",
        "RSF shells El Fasher, 14 killed",
        "At least nine dead",
        "14 dead",
        "reuters",
        "",
        "12 34 56",
        "…!?",
        "The army said that nine people were killed on Monday in Chimtal district.",
    ],
)
def test_english_and_whatever_is_unsure_is_english(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bei einem Angriff auf einen Markt sind am Montag mindestens zwölf Menschen getötet worden."),
        ("fr", "Au moins douze civils ont été tués lundi dans une attaque contre un marché, selon la police."),
        ("es", "Al menos doce civiles murieron el lunes en un ataque contra un mercado, dijo la policía."),
        ("nl", "Bij een aanval op een markt zijn maandag zeker twaalf burgers gedood, meldt de politie."),
        ("id", "Sedikitnya dua belas warga sipil tewas pada hari Senin dalam serangan di sebuah pasar."),
        ("so", "Ugu yaraan laba iyo toban qof oo shacab ah ayaa lagu dilay weerar ka dhacay suuqa magaalada."),
        ("tr", "Polis, pazartesi günü bir pazara düzenlenen saldırıda en az on iki sivilin öldüğünü açıkladı."),
        ("ar", "قُتل اثنا عشر مدنياً على الأقل يوم الاثنين في هجوم على سوق، بحسب الشرطة."),
        ("ur", "پولیس کے مطابق پیر کے روز بازار پر حملے میں کم از کم بارہ شہری ہلاک ہو گئے۔"),
        ("ru", "По меньшей мере двенадцать мирных жителей погибли в понедельник в результате нападения на рынок."),
        ("uk", "Щонайменше дванадцятеро цивільних загинули в понеділок під час нападу на ринок, повідомила поліція."),
        ("zh", "警方表示，周一市场遭袭，至少十二名平民死亡。"),
    ],
)
def test_other_languages_are_recognised(language, text):
    assert language_of(text) == language


@given(st.text())
def test_any_text_has_a_language(text):
    assert 2 <= len(language_of(text)) <= 3
