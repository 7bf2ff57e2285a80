"""A ray tracer: spheres, planes and boxes with reflection, refraction, shadows and textures; the picture is a PPM file.

    raytracer.py [SCENE] [-o FILE] [--width W] [--height H] [--samples N]

A scene is a text file, one thing to a line (see README.md); without one, a built-in scene is drawn.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

EPSILON = 1e-6
FAR = 1e12
DEEPEST = 5


class Vector(NamedTuple):
    x: float
    y: float
    z: float

    def __add__(self, other: Vector) -> Vector:  # type: ignore[override]
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: Vector) -> Vector:
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __neg__(self) -> Vector:
        return Vector(-self.x, -self.y, -self.z)

    def scaled(self, factor: float) -> Vector:
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other: Vector) -> float:
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: Vector) -> Vector:
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def filtered(self, other: Vector) -> Vector:
        """Each part by that of the other: light through a colour."""
        return Vector(self.x * other.x, self.y * other.y, self.z * other.z)

    @property
    def length(self) -> float:
        return math.sqrt(self.dot(self))

    def normalized(self) -> Vector:
        return self.scaled(1.0 / self.length)

    def reflected(self, normal: Vector) -> Vector:
        return self - normal.scaled(2.0 * self.dot(normal))

    def refracted(self, normal: Vector, ratio: float) -> Vector | None:
        """None where all light is reflected."""
        cosine = -self.dot(normal)
        below = 1.0 - ratio * ratio * (1.0 - cosine * cosine)
        if below < 0.0:
            return None
        return self.scaled(ratio) + normal.scaled(ratio * cosine - math.sqrt(below))


BLACK = Vector(0.0, 0.0, 0.0)
UP = Vector(0.0, 1.0, 0.0)


@dataclass(frozen=True)
class Ray:
    origin: Vector
    direction: Vector

    def at(self, distance: float) -> Vector:
        return self.origin + self.direction.scaled(distance)


Texture = Callable[[Vector], Vector]


def plain(colour: Vector) -> Texture:
    return lambda point: colour


def checks(first: Vector, second: Vector, size: float) -> Texture:
    def texture(point: Vector) -> Vector:
        parity = sum(math.floor(part / size + EPSILON) for part in point)
        return first if parity % 2 == 0 else second

    return texture


def stripes(first: Vector, second: Vector, size: float) -> Texture:
    def texture(point: Vector) -> Vector:
        share = 0.5 + 0.5 * math.sin(point.y / size)
        return first.scaled(share) + second.scaled(1.0 - share)

    return texture


@dataclass(frozen=True)
class Material:
    texture: Texture
    diffuse: float = 0.8
    specular: float = 0.3
    shininess: float = 40.0
    mirror: float = 0.0
    glass: float = 0.0
    index: float = 1.5


class Shape(ABC):
    def __init__(self, material: Material) -> None:
        self.material = material

    @abstractmethod
    def hit(self, ray: Ray) -> float | None:
        """How far along the ray."""

    @abstractmethod
    def normal(self, point: Vector) -> Vector: ...


class Sphere(Shape):
    def __init__(self, centre: Vector, radius: float, material: Material) -> None:
        super().__init__(material)
        self.centre = centre
        self.radius = radius

    def hit(self, ray: Ray) -> float | None:
        offset = ray.origin - self.centre
        half = offset.dot(ray.direction)
        below = half * half - (offset.dot(offset) - self.radius * self.radius)
        if below < 0.0:
            return None
        root = math.sqrt(below)
        for distance in (-half - root, -half + root):
            if distance > EPSILON:
                return distance
        return None

    def normal(self, point: Vector) -> Vector:
        return (point - self.centre).scaled(1.0 / self.radius)


class Plane(Shape):
    def __init__(self, point: Vector, facing: Vector, material: Material) -> None:
        super().__init__(material)
        self.point = point
        self.facing = facing.normalized()

    def hit(self, ray: Ray) -> float | None:
        slope = ray.direction.dot(self.facing)
        if abs(slope) < EPSILON:
            return None
        distance = (self.point - ray.origin).dot(self.facing) / slope
        return distance if distance > EPSILON else None

    def normal(self, point: Vector) -> Vector:
        return self.facing


class Box(Shape):
    """Its sides are along the axes."""

    def __init__(self, low: Vector, high: Vector, material: Material) -> None:
        super().__init__(material)
        self.low = low
        self.high = high

    def hit(self, ray: Ray) -> float | None:
        near, far = -FAR, FAR
        for start, step, low, high in zip(ray.origin, ray.direction, self.low, self.high, strict=True):
            if abs(step) < EPSILON:
                if not low <= start <= high:
                    return None
                continue
            first, second = sorted(((low - start) / step, (high - start) / step))
            near, far = max(near, first), min(far, second)
            if near > far:
                return None
        if near > EPSILON:
            return near
        return far if far > EPSILON else None

    def normal(self, point: Vector) -> Vector:
        best, found = FAR, UP
        for axis in range(3):
            for side, sign in ((self.low, -1.0), (self.high, 1.0)):
                gap = abs(point[axis] - side[axis])
                if gap < best:
                    parts = [0.0, 0.0, 0.0]
                    parts[axis] = sign
                    best, found = gap, Vector(*parts)
        return found


@dataclass
class Light:
    position: Vector
    colour: Vector


@dataclass
class Camera:
    position: Vector = Vector(0.0, 1.5, -6.0)
    target: Vector = Vector(0.0, 1.0, 0.0)
    angle: float = 55.0


@dataclass
class Scene:
    shapes: list[Shape] = field(default_factory=list)
    lights: list[Light] = field(default_factory=list)
    camera: Camera = field(default_factory=Camera)
    ambient: Vector = Vector(0.1, 0.1, 0.12)
    sky: tuple[Vector, Vector] = (Vector(0.9, 0.95, 1.0), Vector(0.3, 0.5, 0.8))

    def nearest(self, ray: Ray) -> tuple[float, Shape] | None:
        found: tuple[float, Shape] | None = None
        for shape in self.shapes:
            distance = shape.hit(ray)
            if distance is not None and (found is None or distance < found[0]):
                found = distance, shape
        return found

    def is_shadowed(self, point: Vector, light: Light) -> bool:
        way = light.position - point
        distance = way.length
        ray = Ray(point, way.scaled(1.0 / distance))
        return any((hit := shape.hit(ray)) is not None and hit < distance for shape in self.shapes if shape.material.glass < 0.5)

    def background(self, direction: Vector) -> Vector:
        low, high = self.sky
        share = 0.5 * (direction.y + 1.0)
        return low.scaled(1.0 - share) + high.scaled(share)


# --- light ------------------------------------------------------------------------------------------------------------------


def trace(scene: Scene, ray: Ray, depth: int = 0) -> Vector:
    """The light that comes along a ray."""
    found = scene.nearest(ray)
    if found is None:
        return scene.background(ray.direction)
    distance, shape = found
    point = ray.at(distance)
    normal = shape.normal(point)
    inside = ray.direction.dot(normal) > 0.0
    if inside:
        normal = -normal
    material = shape.material
    colour = material.texture(point)
    light = surface_light(scene, point, normal, ray.direction, material, colour)
    if depth >= DEEPEST:
        return light
    if material.mirror > 0.0:
        mirrored = Ray(point, ray.direction.reflected(normal).normalized())
        light = light.scaled(1.0 - material.mirror) + trace(scene, mirrored, depth + 1).scaled(material.mirror)
    if material.glass > 0.0:
        through = glass_light(scene, ray.direction, point, normal, material, inside, depth)
        light = light.scaled(1.0 - material.glass) + through.filtered(colour).scaled(material.glass)
    return light


def surface_light(scene: Scene, point: Vector, normal: Vector, way: Vector, material: Material, colour: Vector) -> Vector:
    """Ambient light, and that of the lamps (Phong 1975)."""
    total = colour.filtered(scene.ambient)
    for lamp in scene.lights:
        if scene.is_shadowed(point + normal.scaled(EPSILON * 10), lamp):
            continue
        direction = (lamp.position - point).normalized()
        if (bright := normal.dot(direction)) > 0.0:
            total += colour.filtered(lamp.colour).scaled(material.diffuse * bright)
            gloss = direction.reflected(normal).dot(way)
            if gloss > 0.0:
                total += lamp.colour.scaled(material.specular * gloss**material.shininess)
    return total


def glass_light(scene: Scene, way: Vector, point: Vector, normal: Vector, material: Material, inside: bool, depth: int) -> Vector:
    """What is refracted and what is reflected, by Schlick's approximation (1994)."""
    ratio = material.index if inside else 1.0 / material.index
    mirrored = trace(scene, Ray(point, way.reflected(normal).normalized()), depth + 1)
    refracted = way.refracted(normal, ratio)
    if refracted is None:
        return mirrored
    through = trace(scene, Ray(point, refracted.normalized()), depth + 1)
    base = ((1.0 - material.index) / (1.0 + material.index)) ** 2
    share = base + (1.0 - base) * (1.0 + way.dot(normal)) ** 5
    return mirrored.scaled(share) + through.scaled(1.0 - share)


# --- the picture --------------------------------------------------------------------------------------------------------------


def rays(camera: Camera, width: int, height: int, x: int, y: int, samples: int, chance: random.Random) -> Iterator[Ray]:
    """The rays through one point of the picture."""
    forward = (camera.target - camera.position).normalized()
    right = UP.cross(forward).normalized()
    above = forward.cross(right)
    size = math.tan(math.radians(camera.angle) / 2.0)
    for _ in range(samples):
        dx, dy = (0.5, 0.5) if samples == 1 else (chance.random(), chance.random())
        across = (2.0 * (x + dx) / width - 1.0) * size * width / height
        down = (1.0 - 2.0 * (y + dy) / height) * size
        yield Ray(camera.position, (forward + right.scaled(across) + above.scaled(down)).normalized())


def render(scene: Scene, width: int, height: int, samples: int) -> Iterator[list[Vector]]:
    """Row by row."""
    chance = random.Random(1)
    for y in range(height):
        row: list[Vector] = []
        for x in range(width):
            total = BLACK
            for ray in rays(scene.camera, width, height, x, y, samples, chance):
                total += trace(scene, ray)
            row.append(total.scaled(1.0 / samples))
        yield row


def level(part: float) -> int:
    """0 to 255, for screens of gamma 2.2."""
    return round(255 * math.pow(min(1.0, max(0.0, part)), 1 / 2.2))


def ppm(rows: Iterator[list[Vector]], width: int, height: int) -> bytes:
    data = bytearray(f"P6 {width} {height} 255\n".encode())
    for row in rows:
        for colour in row:
            data.extend(level(part) for part in colour)
    return bytes(data)


# --- scenes ---------------------------------------------------------------------------------------------------------------


class SceneError(Exception):
    pass


DEMO = """\
camera 0 1.6 -6  0 0.9 0  50
light 5 6 -5  1 0.95 0.9
light -6 4 -3  0.3 0.3 0.4
material floor checks 0.9 0.9 0.9  0.15 0.15 0.2  1  mirror 0.15
material gold plain 0.9 0.7 0.3  mirror 0.35 specular 0.8
material glass plain 0.98 1 0.99  glass 0.9 diffuse 0.1 specular 0.6
material candy stripes 0.9 0.2 0.3  1 1 1  0.06
material stone plain 0.5 0.5 0.55
plane 0 0 0  0 1 0  floor
sphere -1.3 1 0.6  1  gold
sphere 0.6 0.7 -1.2  0.7  glass
sphere 1.9 0.8 1  0.8  candy
box -3.4 0 1.5  -2.2 1.8 2.7  stone
"""


class Reader:
    """Reads a scene, line by line."""

    def __init__(self) -> None:
        self.scene = Scene()
        self.materials: dict[str, Material] = {}

    def read(self, text: str) -> Scene:
        for number, line in enumerate(text.splitlines(), 1):
            words = line.split("#")[0].split()
            if not words:
                continue
            try:
                self._line(words[0], words[1:])
            except (ValueError, IndexError, KeyError) as error:
                raise SceneError(f"line {number}: {line.strip()!r}: {error}") from error
        return self.scene

    def _line(self, kind: str, words: list[str]) -> None:
        match kind, words:
            case "camera", [*numbers, angle]:
                self.scene.camera = Camera(vector(numbers), vector(numbers[3:]), float(angle))
            case "light", numbers:
                self.scene.lights.append(Light(vector(numbers), vector(numbers[3:])))
            case "material", [name, pattern, *rest]:
                self.materials[name] = self._material(pattern, rest)
            case "sphere", [*numbers, radius, name]:
                self.scene.shapes.append(Sphere(vector(numbers), float(radius), self.materials[name]))
            case "plane", [*numbers, name]:
                self.scene.shapes.append(Plane(vector(numbers), vector(numbers[3:]), self.materials[name]))
            case "box", [*numbers, name]:
                self.scene.shapes.append(Box(vector(numbers), vector(numbers[3:]), self.materials[name]))
            case _:
                raise ValueError(f"unknown thing {kind!r}")

    def _material(self, pattern: str, words: list[str]) -> Material:
        first = vector(words)
        if pattern == "plain":
            texture, rest = plain(first), words[3:]
        elif pattern in ("checks", "stripes"):
            make = checks if pattern == "checks" else stripes
            texture, rest = make(first, vector(words[3:]), float(words[6])), words[7:]
        else:
            raise ValueError(f"unknown pattern {pattern!r}")
        material = Material(texture)
        for name, value in zip(rest[::2], map(float, rest[1::2]), strict=True):
            if name == "mirror":
                material = replace(material, mirror=value)
            elif name == "glass":
                material = replace(material, glass=value)
            elif name == "diffuse":
                material = replace(material, diffuse=value)
            elif name == "specular":
                material = replace(material, specular=value)
            else:
                raise ValueError(f"unknown property {name!r}")
        return material


def vector(words: list[str]) -> Vector:
    """The first three words."""
    x, y, z = map(float, words[:3])
    return Vector(x, y, z)


def main() -> int:
    parser = argparse.ArgumentParser(description="A ray tracer.")
    parser.add_argument("scene", nargs="?", help="a file that describes what to draw")
    parser.add_argument("-o", "--output", default="picture.ppm", help="where the picture goes")
    parser.add_argument("--width", type=int, default=160)
    parser.add_argument("--height", type=int, default=100)
    parser.add_argument("--samples", type=int, default=1, help="rays for each point")
    args = parser.parse_args()
    try:
        text = DEMO
        if args.scene is not None:
            with open(args.scene, encoding="utf-8") as file:
                text = file.read()
        scene = Reader().read(text)
    except (OSError, SceneError) as error:
        print(f"raytracer: {error}", file=sys.stderr)
        return 1
    picture = ppm(render(scene, args.width, args.height, args.samples), args.width, args.height)
    with open(args.output, "wb") as out:
        out.write(picture)
    print(f"{args.output}: {args.width} x {args.height}, {len(picture)} bytes, checksum {sum(picture) % 65521}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
