// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import fr.parvis.coverage.domain.NetworkPoints.Choice;
import fr.parvis.network.PointKind;
import fr.parvis.shell.FormFields;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Filter of the points that the network's head looks at, as in the address; empty for any.
 *
 * @param sorte a kind
 * @param label {@code pand}, {@code france-services}
 * @param engagement {@code non}: a duty of the label is not kept
 * @param depuis a day, ISO 8601
 * @param departement its code
 * @param loin kilometres from any France Services point
 */
public record NetworkQuery(
        String sorte, String label, String engagement, String depuis, String departement, String loin) {

    static NetworkQuery of(Map<String, String> address) {
        return new NetworkQuery(
                address.getOrDefault("sorte", ""),
                address.getOrDefault("label", ""),
                address.getOrDefault("engagement", ""),
                address.getOrDefault("depuis", ""),
                address.getOrDefault("departement", ""),
                address.getOrDefault("loin", ""));
    }

    Choice choice() {
        return new Choice(
                Arrays.stream(PointKind.values())
                        .filter(kind -> kind.name().equals(sorte))
                        .findFirst()
                        .orElse(null),
                label.isEmpty() ? null : label,
                engagement.equals("non"),
                since(),
                departement.isEmpty() ? null : departement,
                loin.matches("\\d{1,3}") ? (Integer) Integer.parseInt(loin) : null);
    }

    private @Nullable LocalDate since() {
        return FormFields.day(depuis);
    }

    /** Whether the day that was typed is one. */
    boolean understood() {
        return depuis.isEmpty() || since() != null;
    }

    /** The part of the address after its question mark. */
    public String address() {
        var all = new LinkedHashMap<String, String>();
        all.put("sorte", sorte);
        all.put("label", label);
        all.put("engagement", engagement);
        all.put("depuis", depuis);
        all.put("departement", departement);
        all.put("loin", loin);
        return all.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
