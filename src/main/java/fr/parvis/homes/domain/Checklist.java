// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Points that a mediator may look at and ask in a home. Nothing of it is about health, and none of it must be answered. */
@Component
public class Checklist {
    public static final String SAID = "said";
    public static final String CHOSEN = "chosen";

    /** Of one gesture a household makes a habit, of ten none. */
    public static final int MOST_CHOSEN = 5;

    /** The day that a second visit is planned for. */
    static final String SECOND = "second";

    private static final List<String> SUPPLIERS = List.of("edf", "engie", "totalenergies", "energy-supplier");
    private static final int MOST_PIECES = 50;

    private static final List<Question> DANGER = List.of(Question.several(
            "danger",
            Question.NONE,
            "carbon-monoxide",
            "gas",
            "electric",
            "structure",
            "extra-heater",
            "no-heating",
            "unfit"));

    private static final List<Question> BUILDING = List.of(
            Question.one("kind", "flat", "house", "room", "mobile"),
            Question.one(
                    "built",
                    "before-1948",
                    "1948-1974",
                    "1975-1988",
                    "1989-2000",
                    "2001-2012",
                    "after-2012",
                    "unknown"),
            Question.one("tenure", "social", "private", "owner", "hosted"),
            Question.number("surface", 5, 999, "m²"),
            Question.number("floor", -2, 60, ""),
            Question.one("top", "yes", "no").in("answer"),
            Question.several("facing", "north", "east", "south", "west"),
            Question.several("insulation", Question.NONE, "walls", "roof", "ground", "unknown"),
            Question.one("windows", "single", "double", "mixed"),
            Question.one("window-state", "good", "worn", "broken"),
            Question.several("damp", Question.NONE, "condensation", "mould", "leak", "rising"),
            Question.several("draughts", Question.NONE, "windows", "door", "shutter-box", "sockets", "elsewhere"),
            Question.one("ventilation", "running", "stopped", "grilles", "blocked", "absent"),
            Question.one(
                    "heating",
                    "electric",
                    "heat-pump",
                    "gas",
                    "shared-gas",
                    "fuel",
                    "wood",
                    "network",
                    "portable",
                    "absent"),
            Question.several("control", Question.NONE, "thermostat", "valves", "programmer", "broken"),
            Question.one("hot-water", "electric-tank", "gas", "shared", "instant", "elsewhere"),
            Question.number("tank-litres", 10, 500, "L"),
            Question.number("tank-degrees", 30, 90, "°C"),
            Question.one("tank-control", "meter-contact", "own-clock", "always", "unknown"));

    private static final List<Question> TEMPERATURES = List.of(
            degrees("living"),
            degrees("kitchen"),
            degrees("bedroom"),
            degrees("bedroom-2"),
            degrees("bathroom"),
            Question.degrees("outside", -25, 45));

    private static final List<String> APPLIANCES = List.of(
            "fridge", "freezer", "washing", "dishwasher", "dryer", "cooking", "tv", "computer", "box", "extra-heater");
    private static final List<String> ON_STAND_BY = List.of("washing", "cooking", "tv", "computer", "box");

    private static final List<Question> USES = List.of(
            Question.degrees("day-degrees", 10, 30),
            Question.degrees("night-degrees", 5, 30),
            Question.one("heated", "all", "some", "one", "no-room"),
            Question.one("showers", "short", "medium", "long", "baths"),
            Question.one("airs", "daily", "rarely", "never", "long"),
            Question.one("lids", "often", "rarely"),
            Question.one("drying", "outside", "inside", "dryer"),
            Question.several("off-peak", Question.NONE, "washing", "dishwasher", "water", "no-option"));

    private final Measures measures;
    private final Nomenclature nomenclature;

    Checklist(Measures measures, Nomenclature nomenclature) {
        this.measures = measures;
        this.nomenclature = nomenclature;
    }

    private static Question degrees(String room) {
        return Question.degrees(room, 0, 40);
    }

    /** The kinds of appliances that are asked after. */
    public static List<String> appliances() {
        return APPLIANCES;
    }

    /** The questions of a part as they were on the day of the visit. */
    public List<Question> of(Section section, LocalDate day) {
        return switch (section) {
            case DANGER -> DANGER;
            case BUILDING -> BUILDING;
            case TEMPERATURES -> TEMPERATURES;
            case EQUIPMENT -> equipment();
            case USES -> USES;
            case ENERGY -> energy(day);
            case INSTALLED ->
                measures(Measure.Kind.EQUIPMENT, day)
                        .map(one ->
                                Question.number(one.code(), 0, MOST_PIECES, "").about(one))
                        .toList();
            case ADVICE ->
                measures(Measure.Kind.GESTURE, day)
                        .map(one -> Question.one(one.code(), SAID, CHOSEN)
                                .in("advice")
                                .about(one))
                        .toList();
            case ORIENTATION ->
                List.of(
                        Question.several(
                                "towards",
                                "social-worker",
                                "renovation",
                                "landlord",
                                "caf",
                                "ars",
                                "adil",
                                "supplier",
                                "solidarity-fund",
                                "council",
                                "doctor"),
                        Question.day(SECOND));
        };
    }

    private Stream<Measure> measures(Measure.Kind kind, LocalDate day) {
        return measures.on(day).stream().filter(one -> one.kind() == kind && one.proposed());
    }

    private static List<Question> equipment() {
        var all = new ArrayList<Question>();
        for (var appliance : APPLIANCES) {
            all.add(Question.number(appliance, 0, 20, ""));
            all.add(Question.one(appliance + "-age", "under-5", "5-10", "over-10", "unknown")
                    .in("age"));
            if (ON_STAND_BY.contains(appliance))
                all.add(Question.one(appliance + "-stand-by", "yes", "no").in("answer"));
        }
        return all;
    }

    private List<Question> energy(LocalDate day) {
        var catalogue = nomenclature.on(day);
        var suppliers = SUPPLIERS.stream()
                .filter(code -> catalogue.find(CodeList.OPERATOR, code).isPresent())
                .toArray(String[]::new);
        return List.of(
                Question.one("supplier", suppliers).in("operator"),
                Question.one("meter", "linky", "other", "unknown"),
                Question.number("kva", 1, 36, "kVA"),
                Question.one("option", "base", "off-peak", "other", "unknown"),
                Question.one("gas", "yes", "no").in("answer"),
                Question.one("bills", "seen", "not-seen"),
                Question.one("counted", "real", "estimated", "unknown"),
                Question.number("year-kwh", 100, 60_000, "kWh"),
                Question.number("month-euros", 1, 2_000, "€"));
    }
}
