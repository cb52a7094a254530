// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.outreach.Household;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens the personal data of an entry: who the household is. */
@Component("outreachHouseholds")
public class Households {
    private final Sealing sealing;
    private final JsonMapper json;

    Households(Sealing sealing, JsonMapper json) {
        this.sealing = sealing;
        this.json = json;
    }

    Sealing.Text seal(UUID entry, Household household) {
        return sealing.seal(json.writeValueAsString(household), about(entry));
    }

    Household open(UUID entry, String key, byte[] sealed) {
        return json.readValue(sealing.open(new Sealing.Text(key, sealed), about(entry)), Household.class);
    }

    private static String about(UUID entry) {
        return "outreach entry " + entry;
    }

    /** A change of keys reaches what lists hold. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        @Bean
        SealedColumn householdsOfLists() {
            return new SealedColumn("outreach.entry", "sealed", "'outreach entry ' || id");
        }
    }
}
