// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Associations;
import fr.parvis.access.SignedIn;
import fr.parvis.appointments.AppointmentsWords;
import fr.parvis.equipment.EquipmentWords;
import fr.parvis.hotline.HotlineWords;
import fr.parvis.indicators.Dimension;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Extents;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.outreach.OutreachWords;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names of the codes of all dimensions, and the codes that a filter offers. */
@Component
class CodeWords {
    /** Codes with an order of their own: they are not sorted by what they count. */
    private static final Set<Dimension> ORDERED = EnumSet.of(
            Dimension.DAY,
            Dimension.MONTH,
            Dimension.QUARTER,
            Dimension.YEAR,
            Dimension.WEEKDAY,
            Dimension.AGE_BAND,
            Dimension.AUTONOMY,
            Dimension.WAITED);

    private static final List<String> CALL_RESULTS =
            List.of("reached", "no-answer", "voicemail", "busy", "wrong", "asked-later");

    private static final int MONTH_DIGITS = 4;

    private final Nomenclature nomenclature;
    private final Points points;
    private final Associations associations;
    private final Communes communes;
    private final Extents extents;

    CodeWords(Nomenclature nomenclature, Points points, Associations associations, Communes communes, Extents extents) {
        this.nomenclature = nomenclature;
        this.points = points;
        this.associations = associations;
        this.communes = communes;
        this.extents = extents;
    }

    static boolean isOrdered(Dimension dimension) {
        return ORDERED.contains(dimension);
    }

    /** The names as they are on a day, which are looked up once each. */
    Named on(LocalDate day) {
        return new Named(nomenclature.on(day));
    }

    /** Names of codes on one day. */
    final class Named {
        private final Catalogue catalogue;
        private final Map<String, String> points = new HashMap<>();
        private final Map<String, String> associations = new HashMap<>();
        private final Map<String, String> departments = new HashMap<>();

        private Named(Catalogue catalogue) {
            this.catalogue = catalogue;
        }

        String of(Dimension dimension, String code) {
            if (code.isEmpty()) return none(dimension);
            var list = dimension.list().orElse(null);
            if (list != null) return catalogue.brief(list, code);
            return switch (dimension) {
                case DAY -> Words.date(LocalDate.parse(code));
                case MONTH -> Words.month(month(code));
                case QUARTER ->
                    t("indicators.explorer.quarter", code.substring(MONTH_DIGITS), code.substring(0, MONTH_DIGITS));
                case WEEKDAY ->
                    DayOfWeek.of(Integer.parseInt(code)).getDisplayName(TextStyle.FULL_STANDALONE, Words.locale());
                case ASSOCIATION -> association(code);
                case POINT -> points.computeIfAbsent(code, this::point);
                case DEPARTMENT, HOME_DEPARTMENT -> department(code);
                case COMMUNE, HOME_COMMUNE ->
                    communes.find(code).map(Commune::label).orElse(code);
                case CALL_RESULT -> HotlineWords.result(code);
                case ITEM -> EquipmentWords.kind(code);
                case MOVEMENT -> EquipmentWords.moved(code);
                case APPOINTMENT_STATE -> AppointmentsWords.state(code);
                case CHANNEL -> OutreachWords.channel(code);
                case CONTACT_RESULT -> OutreachWords.outcome(code);
                default -> Words.ofCode("indicators.explorer.code." + dimension.key() + ".", code);
            };
        }

        /** The icon that the code has on the tiles of the desk; empty for none. */
        String icon(Dimension dimension, String code) {
            return dimension == Dimension.THEME || dimension == Dimension.FAMILY
                    ? catalogue.find(CodeList.THEME, code).map(Code::icon).orElse("")
                    : "";
        }

        /** The place of a code in an order of its own. */
        int place(Dimension dimension, String code) {
            var list = dimension.list().orElse(null);
            if (code.isEmpty()) return Integer.MAX_VALUE;
            if (list != null)
                return catalogue.find(list, code).map(Code::position).orElse(Integer.MAX_VALUE - 1);
            return dimension == Dimension.WAITED || dimension == Dimension.WEEKDAY ? Integer.parseInt(code) : 0;
        }

        private String association(String code) {
            if (associations.isEmpty())
                CodeWords.this
                        .associations
                        .list()
                        .forEach(one -> associations.put(one.id().toString(), one.name()));
            return associations.getOrDefault(code, code);
        }

        private String department(String code) {
            if (departments.isEmpty())
                communes.departments()
                        .forEach(one -> departments.put(one.code(), one.name() + " (" + one.code() + ")"));
            return departments.getOrDefault(code, code);
        }

        private String point(String code) {
            var id = FormFields.id(code);
            return id == null ? code : CodeWords.this.points.name(id).orElse(t("indicators.explorer.gone"));
        }
    }

    private static String none(Dimension dimension) {
        var key = "indicators.explorer.none." + dimension.key();
        return t(Words.has(key) ? key : "indicators.explorer.none");
    }

    static YearMonth month(String code) {
        return YearMonth.of(
                Integer.parseInt(code.substring(0, MONTH_DIGITS)), Integer.parseInt(code.substring(MONTH_DIGITS)));
    }

    /** Codes that a filter offers, with "not said" at their end; empty where there is nothing to choose. */
    List<Option> options(Dimension dimension, SignedIn who, LocalDate day) {
        var association = who.association();
        if (association == null) return List.of();
        var list = dimension.list().orElse(null);
        var options = new ArrayList<Option>();
        if (dimension == Dimension.FAMILY)
            nomenclature
                    .on(day)
                    .themes()
                    .forEach(family -> options.add(new Option(
                            family.family().code(), family.family().label().text())));
        else if (list != null) options.addAll(nomenclature.on(day).options(list));
        else options.addAll(others(dimension, association, day));
        if (!options.isEmpty() && !dimension.isTime()) options.add(new Option(AskedQuestion.NOT_SAID, none(dimension)));
        return options;
    }

    private List<Option> others(Dimension dimension, UUID association, LocalDate day) {
        return switch (dimension) {
            case POINT ->
                points.list(association).stream()
                        .map(point -> new Option(point.id().toString(), point.name()))
                        .toList();
            case TEAM ->
                extents.teams(association).stream()
                        .map(team -> new Option(team, team))
                        .toList();
            case COMMUNE ->
                points.list(association).stream()
                        .map(point -> new Option(point.insee(), point.commune()))
                        .distinct()
                        .sorted(Comparator.comparing(Option::label))
                        .toList();
            case DEPARTMENT ->
                points.list(association).stream()
                        .map(Point::department)
                        .distinct()
                        .sorted()
                        .map(code -> new Option(code, on(day).of(dimension, code)))
                        .toList();
            case WEEKDAY -> named(dimension, day, "1", "2", "3", "4", "5", "6", "7");
            case FIRST_VISIT -> named(dimension, day, "yes", "no");
            case TICKET_END -> named(dimension, day, "served", "left", "refused");
            case WAITED -> named(dimension, day, "0", "5", "10", "20", "30", "60");
            case CALL_RESULT -> named(dimension, day, CALL_RESULTS.toArray(String[]::new));
            case APPOINTMENT_STATE -> named(dimension, day, "booked", "arrived", "absent", "excused");
            case CHANNEL -> named(dimension, day, "call", "sms", "mail", "letter", "door");
            default -> List.of();
        };
    }

    private List<Option> named(Dimension dimension, LocalDate day, String... codes) {
        var names = on(day);
        return Stream.of(codes)
                .map(code -> new Option(code, names.of(dimension, code)))
                .toList();
    }

    /** Whether a code that somebody typed may be one of a dimension: of a piece of time it has its form, or is empty. */
    static boolean isCode(Dimension dimension, String code) {
        return switch (dimension) {
            case DAY -> code.isEmpty() || !code.contains("/") && FormFields.day(code) != null;
            case MONTH -> code.matches("(\\d{4}(0[1-9]|1[0-2]))?");
            case QUARTER -> code.matches("(\\d{4}[1-4])?");
            case YEAR -> code.matches("(\\d{4})?");
            case WEEKDAY -> code.matches("[1-7]?");
            default -> true;
        };
    }

    /** The first day of a piece of time; null for what is none. */
    static @Nullable LocalDate first(Dimension dimension, String code) {
        return switch (dimension) {
            case DAY -> LocalDate.parse(code);
            case MONTH -> month(code).atDay(1);
            case QUARTER -> {
                int quarter = Integer.parseInt(code.substring(MONTH_DIGITS));
                yield LocalDate.of(Integer.parseInt(code.substring(0, MONTH_DIGITS)), 3 * quarter - 2, 1);
            }
            case YEAR -> LocalDate.of(Integer.parseInt(code), 1, 1);
            default -> null;
        };
    }

    /** The days of a piece of time; null for what is none. */
    static @Nullable Period days(Dimension dimension, String code) {
        var first = first(dimension, code);
        if (first == null) return null;
        var last = switch (dimension) {
            case MONTH -> first.plusMonths(1).minusDays(1);
            case QUARTER -> first.plusMonths(3).minusDays(1);
            case YEAR -> first.plusYears(1).minusDays(1);
            default -> first;
        };
        return new Period(first, last);
    }
}
