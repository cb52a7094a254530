// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import fr.parvis.network.OpenPoints.OpenPoint;
import fr.parvis.network.domain.standard.StandardWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A point in the national standard "lieux de médiation numérique", version 2. */
final class StandardForm {
    private StandardForm() {}

    static Map<String, Object> of(OpenPoint point, Publisher giver) {
        var fields = new LinkedHashMap<>(
                StandardWriter.fields(point.place().known(point.id().toString(), giver.network())));
        if (point.gone() && point.closedOn() != null)
            fields.put(JsonItem.CLOSED_ON, point.closedOn().toString());
        return fields;
    }
}
