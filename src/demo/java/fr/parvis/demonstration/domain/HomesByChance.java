// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Homes that nobody lives in: answers that go together, the same for the same chance. */
final class HomesByChance {
    private static final List<String> YEARS =
            List.of("before-1948", "1948-1974", "1948-1974", "1975-1988", "1989-2000");
    private static final List<String> GESTURES =
            List.of("heating-degree", "heating-night", "shutters", "tank-55", "shower", "stand-by", "lids", "fridge");

    private HomesByChance() {}

    static Map<String, Map<String, List<String>>> answers(Random random) {
        Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
        boolean electric = random.nextDouble() < 0.6;
        boolean damp = random.nextDouble() < 0.4;
        all.put(
                "danger",
                Map.of(
                        "danger",
                        List.of(
                                random.nextDouble() < 0.08
                                        ? "electric"
                                        : damp && random.nextDouble() < 0.1 ? "unfit" : "none")));
        all.put(
                "building",
                Map.of(
                        "kind", List.of(random.nextDouble() < 0.75 ? "flat" : "house"),
                        "built", List.of(YEARS.get(random.nextInt(YEARS.size()))),
                        "tenure", List.of(random.nextDouble() < 0.6 ? "social" : "private"),
                        "surface", List.of(String.valueOf(28 + random.nextInt(70))),
                        "windows", List.of(random.nextDouble() < 0.3 ? "single" : "double"),
                        "damp", List.of(damp ? "mould" : "none"),
                        "ventilation", List.of(damp ? "blocked" : "grilles"),
                        "heating", List.of(electric ? "electric" : "shared-gas"),
                        "hot-water", List.of(electric ? "electric-tank" : "shared")));
        all.put(
                "temperatures",
                Map.of(
                        "living", List.of(String.valueOf(damp ? 15 + random.nextInt(3) : 18 + random.nextInt(4))),
                        "bedroom", List.of(String.valueOf(14 + random.nextInt(5)))));
        if (random.nextDouble() < 0.7)
            all.put(
                    "energy",
                    Map.of(
                            "meter",
                            List.of("linky"),
                            "kva",
                            List.of("6"),
                            "year-kwh",
                            List.of(String.valueOf((electric ? 4_500 : 1_600) + random.nextInt(2_500)))));
        var installed = new LinkedHashMap<String, List<String>>();
        installed.put("led-lamp", List.of(String.valueOf(1 + random.nextInt(6))));
        if (random.nextDouble() < 0.6) installed.put("aerator", List.of("2"));
        if (random.nextDouble() < 0.5) installed.put("window-seal", List.of(String.valueOf(1 + random.nextInt(3))));
        if (random.nextDouble() < 0.5) installed.put("power-strip", List.of("1"));
        if (damp) installed.put("thermometer", List.of("1"));
        all.put("installed", installed);
        var advice = new LinkedHashMap<String, List<String>>();
        int from = random.nextInt(GESTURES.size());
        for (int i = 0; i < 4; i++) advice.put(GESTURES.get((from + i) % GESTURES.size()), List.of("chosen"));
        advice.put("airing", List.of("said"));
        all.put("advice", advice);
        all.put("orientation", Map.of("towards", List.of(damp ? "landlord" : "renovation")));
        return all;
    }
}
