// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.values.Sha256;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Models as JSON: the same model gives the same bytes, so that a hash proves what was sent. */
final class ModelJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private ModelJson() {}

    static String write(Model model) {
        return JSON.writeValueAsString(model);
    }

    static Model read(String json) {
        return JSON.readValue(json, Model.class);
    }

    /** SHA-256 of the bytes in UTF-8, in hexadecimal digits. */
    static String hash(String json) {
        return Sha256.hex(json);
    }
}
