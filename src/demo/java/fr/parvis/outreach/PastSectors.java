// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import fr.parvis.network.Point;
import java.util.List;

/** Sectors that are made up, for modules that measure lists. */
public interface PastSectors {

    /** Makes a sector around each of the first open points, where the current association has none. @return those points */
    List<Point> cover();
}
