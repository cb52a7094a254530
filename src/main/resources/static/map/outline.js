/** Reads the outline of France: TopoJSON, of which we use what our own file has (each border once, as steps on a grid). */

/**
 * @typedef {{ scale: [number, number], translate: [number, number] }} Grid
 * @typedef {{ type: "Topology", transform: Grid, arcs: number[][][], objects: { departments: { geometries: { id: string, arcs: number[][][] }[] } } }} Topology
 */

/** The departments as GeoJSON. @param {Topology} topology */
export function departments({ transform: { scale, translate }, arcs, objects }) {
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      x += dx ?? 0;
      y += dy ?? 0;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  /** A ring from its pieces; ~number runs the other way. @param {number[]} pieces */
  const ring = (pieces) => pieces.flatMap((piece, i) => {
    const line = piece < 0 ? [...(lines[~piece] ?? [])].reverse() : (lines[piece] ?? []);
    return i === 0 ? line : line.slice(1);
  });
  return objects.departments.geometries.map(({ id, arcs: polygons }) => ({
    type: /** @type {const} */ ("Feature"),
    properties: { code: id },
    geometry: { type: /** @type {const} */ ("MultiPolygon"), coordinates: polygons.map((polygon) => polygon.map(ring)) },
  }));
}
