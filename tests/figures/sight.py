"""Colours as people see them: contrast, simulated colour blindness, and how different two colours look.

Contrast: WCAG 2.2, "contrast ratio". Protanopia and deuteranopia: Machado, Oliveira and Fernandes 2009, severity 1.0.
All three kinds: Brettel, Viénot and Mollon 1997, with the matrices for linear sRGB of libDaltonLens (public domain).
Difference: CIEDE2000 (Sharma, Wu and Dalal 2005) between CIELAB values under D65.
"""

import numpy as np

_MACHADO = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
_BRETTEL = {  # two half-planes, and the normal of the plane between them
    "protanopia": (
        [[0.14980, 1.19548, -0.34528], [0.10764, 0.84864, 0.04372], [0.00384, -0.00540, 1.00156]],
        [[0.14570, 1.16172, -0.30742], [0.10816, 0.85291, 0.03892], [0.00386, -0.00524, 1.00139]],
        [0.00048, 0.00393, -0.00441],
    ),
    "deuteranopia": (
        [[0.36477, 0.86381, -0.22858], [0.26294, 0.64245, 0.09462], [-0.02006, 0.02728, 0.99278]],
        [[0.37298, 0.88166, -0.25464], [0.25954, 0.63506, 0.10540], [-0.01980, 0.02784, 0.99196]],
        [-0.00281, -0.00611, 0.00892],
    ),
    "tritanopia": (
        [[1.01277, 0.13548, -0.14826], [-0.01243, 0.86812, 0.14431], [0.07589, 0.80500, 0.11911]],
        [[0.93678, 0.18979, -0.12657], [0.06154, 0.81526, 0.12320], [-0.37562, 1.12767, 0.24796]],
        [0.03901, -0.02788, -0.01113],
    ),
}
KINDS = ("normal", *(f"{name}, {model}" for name in _BRETTEL for model in ("Brettel", "Machado")))


def linear(colour):
    """Return #RRGGBB as linear sRGB."""
    value = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def mix(colour, over, alpha):
    """Return the colour that results where one of some opacity is laid over another."""
    parts = zip((colour, over), (alpha, 1 - alpha), strict=True)
    value = sum(share * np.array([int(one[place : place + 2], 16) for place in (1, 3, 5)]) for one, share in parts)
    return "#" + "".join(f"{round(channel):02X}" for channel in value)


def contrast(one, two):
    dark, light = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, two))
    return (light + 0.05) / (dark + 0.05)


def seen(colour, kind):
    """Return a colour as linear sRGB as people of one kind of sight see it."""
    value = linear(colour)
    if kind == "normal":
        return value
    name, model = kind.split(", ")
    if model == "Machado":
        return np.clip(np.array(_MACHADO[name]) @ value, 0, 1)
    one, two, normal = map(np.array, _BRETTEL[name])
    return np.clip((one if value @ normal >= 0 else two) @ value, 0, 1)


def to_lab(value):
    matrix = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    ratio = np.array(matrix) @ value / [0.95047, 1, 1.08883]
    x, y, z = np.where(ratio > 216 / 24_389, np.cbrt(ratio), (24_389 / 27 * ratio + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one, two):
    """Return CIEDE2000 between two colours in CIELAB; 1 is just noticeable side by side."""
    (light, a, b), (light2, a2, b2) = one, two
    mean = (np.hypot(a, b) + np.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + 25.0**7))
    chroma, chroma2 = np.hypot(a * stretch, b), np.hypot(a2 * stretch, b2)
    hue, hue2 = (np.degrees(np.arctan2(y, x * stretch)) % 360 for x, y in ((a, b), (a2, b2)))
    turn = (hue2 - hue + 180) % 360 - 180 if chroma * chroma2 else 0.0
    mean_hue = (hue + turn / 2 if chroma * chroma2 else hue + hue2) % 360
    mean_light, mean_chroma = (light + light2) / 2, (chroma + chroma2) / 2
    waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    wave = 1 + sum(size * np.cos(np.radians(times * mean_hue + shift)) for size, times, shift in waves)
    lightness = (light2 - light) / (1 + 0.015 * (mean_light - 50) ** 2 / np.sqrt(20 + (mean_light - 50) ** 2))
    colourfulness = (chroma2 - chroma) / (1 + 0.045 * mean_chroma)
    tint = 2 * np.sqrt(chroma * chroma2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * mean_chroma * wave)
    bend = 60 * np.exp(-(((mean_hue - 275) / 25) ** 2))
    rotation = -2 * np.sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7)) * np.sin(np.radians(bend))
    return float(np.sqrt(lightness**2 + colourfulness**2 + tint**2 + rotation * colourfulness * tint))
