// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.equipment.PastEquipment.Fate;
import fr.parvis.equipment.PastEquipment.Known;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invented items of an association: what came in over the last months, and where each ended up. */
final class EquipmentByChance {
    private static final List<String> KINDS = List.of(
            "laptop", "laptop", "laptop", "laptop", "tablet", "tablet", "phone", "phone", "desktop", "screen",
            "router");
    private static final List<String> FATES = List.of(
            "LENT",
            "LENT",
            "LENT",
            "READY",
            "READY",
            "READY",
            "TO_PREPARE",
            "RETURNED",
            "RETURNED",
            "GIVEN",
            "REPAIR",
            "LOST");

    /** Days before today on which the oldest came in. */
    private static final int OLDEST = 240;

    private static final int NEWEST = 30;

    private EquipmentByChance() {}

    static Known item(UUID point, UUID by, UUID person, LocalDate today, Random random) {
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        var received = today.minusDays(NEWEST + random.nextInt(OLDEST - NEWEST));
        var fate = Fate.valueOf(FATES.get(random.nextInt(FATES.size())));
        boolean handed = fate == Fate.LENT || fate == Fate.RETURNED || fate == Fate.GIVEN;
        var out = received.plusDays(2L + random.nextInt(NEWEST - 12));
        var id = PeopleByChance.id(received.atTime(9, 0).toInstant(ZoneOffset.UTC), random);
        return new Known(
                id,
                kind,
                model(kind, random),
                "DEMO-" + id.toString().replace("-", "").toUpperCase(Locale.ROOT),
                kind.equals("phone") ? imei(id) : "",
                point,
                by,
                received,
                fate,
                handed ? person : null,
                out,
                due(out, today, random));
    }

    /** Most loans end some weeks from now; one in eight is late, one in eight has no end. */
    private static @Nullable LocalDate due(LocalDate out, LocalDate today, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> max(out, today.minusDays(1L + random.nextInt(20)));
            default -> today.plusDays(2L + random.nextInt(80));
        };
    }

    /** Fifteen digits with the sign that checks them, of a maker that does not exist. */
    private static String imei(UUID id) {
        var digits = "00000000%06d".formatted(Math.floorMod(id.getLeastSignificantBits(), 1_000_000));
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = (digits.charAt(i) - '0') * (i % 2 + 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static LocalDate max(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static String model(String kind, Random random) {
        var names = switch (kind) {
            case "laptop" -> List.of("Lenovo ThinkPad T480", "HP ProBook 450", "Dell Latitude 5490");
            case "desktop" -> List.of("HP EliteDesk 800", "Dell OptiPlex 3060");
            case "tablet" -> List.of("Samsung Galaxy Tab A8", "Lenovo Tab M10");
            case "phone" -> List.of("Samsung Galaxy A14", "Fairphone 3", "Nokia G22");
            case "screen" -> List.of("Iiyama 24 pouces", "Dell P2219H");
            default -> List.of("TP-Link Archer MR200", "Huawei B535");
        };
        return names.get(random.nextInt(names.size()));
    }
}
