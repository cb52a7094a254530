// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Danger in a home, the worst first: seen, or to be feared of what was seen. */
public enum Danger {
    CARBON_MONOXIDE("carbon-monoxide"),
    GAS("gas"),
    ELECTRIC("electric"),
    STRUCTURE("structure"),
    EXTRA_HEATER("extra-heater"),
    NO_HEATING("no-heating"),
    UNFIT("unfit"),
    /** Something burns where no air comes in: nobody said that there is carbon monoxide, and it must be looked at. */
    BURNING_WITHOUT_AIR("burning-without-air");

    private static final Set<String> BURNING = Set.of("gas", "fuel", "wood", "portable");
    private static final Set<String> WITHOUT_AIR = Set.of("blocked", "absent", "stopped");

    private final String key;

    Danger(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    static List<Danger> of(Map<Section, Part> parts) {
        var seen = answers(parts, Section.DANGER);
        var building = answers(parts, Section.BUILDING);
        var all = new ArrayList<Danger>();
        for (var danger : values()) if (seen.says("danger", danger.key)) all.add(danger);
        boolean burns = BURNING.contains(building.one("heating")) || building.says("hot-water", "gas");
        if (burns && WITHOUT_AIR.contains(building.one("ventilation")) && !all.contains(CARBON_MONOXIDE))
            all.add(BURNING_WITHOUT_AIR);
        return all;
    }

    private static Answers answers(Map<Section, Part> parts, Section section) {
        var part = parts.get(section);
        return part == null ? Answers.NONE : part.answers();
    }
}
