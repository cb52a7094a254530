// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.files.Spreadsheet;
import fr.parvis.network.Commune;
import fr.parvis.network.Coordinates;
import fr.parvis.network.NearCommune;
import fr.parvis.network.PointKind;
import fr.parvis.network.domain.Closure;
import fr.parvis.network.domain.CommuneQuestion;
import fr.parvis.network.domain.PointSheet;
import fr.parvis.network.domain.hours.OpeningHours;
import fr.parvis.network.domain.hours.TimeSpan;
import fr.parvis.network.domain.hours.WeeklyHours;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.network.domain.standard.StandardRules;
import fr.parvis.network.domain.standard.StandardValues;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.NetworkTime;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the form of a point: the sheet that it describes, or what is to be corrected. */
@Component
class PointEntry {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})\\s*(?:[:hH]\\s*(\\d{2})?)?(?::00)?");
    private static final int LONGEST_DETAIL = 5000;
    private static final int LONGEST_LINE = 300;

    private final CommuneQuestion communes;

    PointEntry(CommuneQuestion communes) {
        this.communes = communes;
    }

    /**
     * Content of a form.
     *
     * @param sheet present when nothing is to be corrected
     * @param communes to choose from, when the name means several
     */
    record Reading(Optional<PointSheet> sheet, List<Closure> closures, Problems problems, List<Option> communes) {}

    /** Reads the form of a new point; problems are told in the language of the page. */
    Reading read(PointForm form, UUID id, UUID association, LocalDate today) {
        return new One(form, id, association, null, today).read();
    }

    /** Reads the form of a point that exists already. */
    Reading read(PointForm form, PointSheet known, LocalDate today) {
        return new One(form, known.id(), known.association(), known, today).read();
    }

    /** One form while it is read. */
    private final class One {
        private final PointForm form;
        private final UUID id;
        private final UUID association;
        private final @Nullable PointSheet known;
        private final LocalDate today;
        private final Problems problems = new Problems();
        private List<Option> choices = List.of();

        One(PointForm form, UUID id, UUID association, @Nullable PointSheet known, LocalDate today) {
            this.form = form;
            this.id = id;
            this.association = association;
            this.known = known;
            this.today = today;
        }

        Reading read() {
            var name = required("nom");
            if (Spreadsheet.isFormula(name)) problems.add("nom", t("network.form.nom.formula"));
            var kind = kind();
            var address = required("adresse");
            var complement = line("complement");
            var commune = commune();
            var coordinates = coordinates(commune == null ? null : commune.commune());
            var phone = checked("telephone", StandardRules::isPhone);
            var emails = all("courriels", "[\\s,;]+", StandardRules::isEmail);
            var websites = pages("sites");
            var booking = page("rdv");
            var hours = form.of("mode").equals(PointForm.TEXT) ? notation() : week();
            var closures = closures();
            var summary = summary();
            var detail = form.of("detail");
            if (detail.length() > LONGEST_DETAIL) problems.add("detail", t("network.form.long", LONGEST_DETAIL));
            var accessibility = page("accessibilite");
            var pivot = checked("pivot", StandardRules::isPivot);
            var openedOn = openedOn();
            if (!problems.isEmpty() || commune == null || kind == null || openedOn == null)
                return new Reading(Optional.empty(), closures, problems, choices);
            var labels = new HashSet<String>();
            for (var label : List.of(PointSheet.PAND, PointSheet.FRANCE_SERVICES))
                if (form.has("labels", label)) labels.add(label);
            var before = known == null ? null : known.place();
            var place = StandardPlace.at(
                            before == null ? id.toString() : before.id(),
                            name,
                            address,
                            commune.postcode(),
                            commune.commune().name())
                    .insee(commune.commune().insee())
                    .addressComplement(complement)
                    .coordinates(coordinates.latitude(), coordinates.longitude())
                    .phone(phone)
                    .emails(emails)
                    .websites(websites)
                    .summary(summary)
                    .detail(detail.isEmpty() ? null : detail)
                    .booking(booking)
                    .hours(hours)
                    .accessibility(accessibility)
                    .pivot(pivot)
                    .services(values("services", StandardValues.SERVICES))
                    .typology(values("typologie", StandardValues.TYPOLOGY))
                    .publics(values("publics", StandardValues.PUBLICS))
                    .specialCare(values("priseEnCharge", StandardValues.SPECIAL_CARE))
                    .fees(values("frais", StandardValues.FEES))
                    .access(values("acces", StandardValues.ACCESS))
                    .support(values("accompagnement", StandardValues.SUPPORT))
                    .programmes(programmes(labels))
                    .training(values("formations", StandardValues.TRAINING))
                    .otherLabels(lines("autresLabels"))
                    .roaming(List.of(kind == PointKind.MOBILE ? StandardValues.ROAMING : StandardValues.FIXED))
                    .source(before == null ? null : before.source())
                    .done();
            var sheet = new PointSheet(
                    id,
                    association,
                    kind,
                    place,
                    labels,
                    known == null ? NetworkTime.ZONE : known.zone(),
                    openedOn,
                    known == null ? null : known.closedOn(),
                    known == null ? 0 : version());
            return new Reading(Optional.of(sheet), closures, problems, choices);
        }

        private int version() {
            try {
                return Integer.parseInt(form.of("version"));
            } catch (NumberFormatException e) {
                return -1;
            }
        }

        private String required(String field) {
            var value = form.of(field);
            if (value.isEmpty()) problems.add(field, t("network.form." + field + ".missing"));
            else if (value.length() > LONGEST_LINE) problems.add(field, t("network.form.long", LONGEST_LINE));
            return value;
        }

        private @Nullable String line(String field) {
            var value = form.of(field);
            if (value.length() > LONGEST_LINE) problems.add(field, t("network.form.long", LONGEST_LINE));
            return value.isEmpty() ? null : value;
        }

        private @Nullable PointKind kind() {
            for (var kind : PointKind.values()) if (kind.name().equals(form.of("sorte"))) return kind;
            problems.add("sorte", t("network.form.sorte.missing"));
            return null;
        }

        private CommuneQuestion.@Nullable Found commune() {
            var text = form.of("commune");
            if (text.isEmpty()) {
                problems.add("commune", t("network.form.commune.missing"));
                return null;
            }
            return switch (communes.ask(text, form.of("communeChoix"), form.of("insee"))) {
                case CommuneQuestion.Found found -> found;
                case CommuneQuestion.Several several -> {
                    choices = several.choices().stream()
                            .map(one -> new Option(
                                    one.key(),
                                    one.label() + " (" + one.commune().department() + ")"))
                            .toList();
                    problems.add("communeChoix", t("network.form.commune.several", text));
                    yield null;
                }
                case CommuneQuestion.Unknown unknown -> {
                    problems.add("commune", t("network.form.commune.unknown", text));
                    yield null;
                }
            };
        }

        private record Position(
                @Nullable Double latitude, @Nullable Double longitude) {}

        private Position coordinates(@Nullable Commune commune) {
            if (form.of("latitude").isEmpty() && form.of("longitude").isEmpty()) return new Position(null, null);
            var latitude = degrees("latitude", 90);
            var longitude = degrees("longitude", 180);
            if (latitude == null || longitude == null) return new Position(null, null);
            if (commune != null) near(commune, latitude, longitude);
            return new Position(latitude, longitude);
        }

        private void near(Commune commune, double latitude, double longitude) {
            var told = new Coordinates(latitude, longitude);
            var fit = NearCommune.of(told, commune.insee(), commune.latitude(), commune.longitude());
            if (fit == NearCommune.Fit.NEAR) return;
            var why = t(
                    fit == NearCommune.Fit.SWAPPED
                            ? "network.form.coordinates.swapped"
                            : "network.form.coordinates.far",
                    commune.name());
            problems.add("latitude", why);
            problems.add("longitude", why);
        }

        private @Nullable Double degrees(String field, int limit) {
            try {
                double degrees = Double.parseDouble(form.of(field).replace(',', '.'));
                if (Math.abs(degrees) <= limit) return degrees;
            } catch (NumberFormatException e) {
                // said below
            }
            problems.add(field, t("network.form." + field + ".wrong"));
            return null;
        }

        private @Nullable String checked(String field, java.util.function.Predicate<String> right) {
            var value = form.of(field).replaceAll("[\\u00A0\\u202F]", " ");
            if (value.isEmpty()) return null;
            if (!right.test(value)) problems.add(field, t("network.form." + field + ".wrong", value));
            return value;
        }

        private List<String> all(String field, String separator, java.util.function.Predicate<String> right) {
            var values = Arrays.stream(form.of(field).split(separator))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .toList();
            values.stream()
                    .filter(one -> !right.test(one))
                    .findFirst()
                    .ifPresent(wrong -> problems.add(field, t("network.form." + field + ".wrong", wrong)));
            return values;
        }

        private List<String> pages(String field) {
            return all(field, "[\\s|]+", one -> StandardRules.isPage(withScheme(one))).stream()
                    .map(One::withScheme)
                    .toList();
        }

        private @Nullable String page(String field) {
            var pages = pages(field);
            return pages.isEmpty() ? null : pages.getFirst();
        }

        private static String withScheme(String page) {
            return page.startsWith("www.") ? "https://" + page : page;
        }

        private List<String> lines(String field) {
            return Arrays.stream(form.of(field).split("[\\n|]"))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .limit(50)
                    .toList();
        }

        private @Nullable String summary() {
            var summary = form.of("presentation").replace('\n', ' ');
            if (summary.length() > StandardRules.SUMMARY)
                problems.add(
                        "presentation", t("network.form.presentation.long", StandardRules.SUMMARY, summary.length()));
            return summary.isEmpty() ? null : summary;
        }

        private @Nullable LocalDate openedOn() {
            var openedOn = FormFields.day(form.of("ouverture"), "ouverture", problems);
            var closedOn = known == null ? null : known.closedOn();
            if (openedOn != null && closedOn != null && openedOn.isAfter(closedOn))
                problems.add("ouverture", t("network.form.ouverture.after-closing", closedOn));
            return openedOn;
        }

        /** Only values of the standard, in its order. */
        private List<String> values(String field, List<String> allowed) {
            return allowed.stream().filter(value -> form.has(field, value)).toList();
        }

        private List<String> programmes(Set<String> labels) {
            var programmes = new LinkedHashSet<>(values("programmes", StandardValues.PROGRAMMES));
            programmes.remove(StandardValues.FRANCE_SERVICES);
            if (labels.contains(PointSheet.FRANCE_SERVICES)) programmes.add(StandardValues.FRANCE_SERVICES);
            return List.copyOf(programmes);
        }

        private @Nullable String notation() {
            var text = form.of("osm");
            if (text.isEmpty()) return null;
            return switch (OpeningHours.parse(text)) {
                case OpeningHours.Parsed parsed ->
                    parsed.corrected() ? parsed.hours().canonical() : text;
                case OpeningHours.Unreadable unreadable -> {
                    problems.add(
                            "osm", t(unreadable.messageKey(), unreadable.offendingText(), unreadable.position() + 1));
                    yield null;
                }
            };
        }

        private @Nullable String week() {
            Map<DayOfWeek, List<TimeSpan>> days = new EnumMap<>(DayOfWeek.class);
            for (var day : DayOfWeek.values()) {
                var spans = new ArrayList<TimeSpan>();
                for (int i = 0; i < WeeklyHours.MOST_SPANS_A_DAY; i++) {
                    var begins = PointForm.time(day, i, true);
                    var span = span(form.of(begins), form.of(PointForm.time(day, i, false)), begins);
                    if (span == null) continue;
                    if (!spans.isEmpty() && span.from().isBefore(spans.getLast().to()))
                        problems.add(begins, t("network.form.hours.overlap", dayName(day)));
                    else spans.add(span);
                }
                days.put(day, spans);
            }
            if (days.values().stream().allMatch(List::isEmpty)) return null;
            return new WeeklyHours(days, form.has("feries", "oui"), List.of()).compose();
        }

        private static String dayName(DayOfWeek day) {
            return t("network.day." + day.getValue());
        }

        private @Nullable TimeSpan span(String from, String to, String field) {
            if (from.isEmpty() && to.isEmpty()) return null;
            var begins = time(from);
            var ends = time(to);
            if (begins == null || ends == null) problems.add(field, t("network.form.hours.incomplete"));
            else if (!begins.isBefore(ends)) problems.add(field, t("network.form.hours.reversed", from, to));
            else return new TimeSpan(begins, ends);
            return null;
        }

        private static @Nullable LocalTime time(String text) {
            var time = TIME.matcher(text);
            if (!time.matches()) return null;
            try {
                return LocalTime.of(
                        Integer.parseInt(time.group(1)), time.group(2) == null ? 0 : Integer.parseInt(time.group(2)));
            } catch (DateTimeException e) {
                return null;
            }
        }

        private List<Closure> closures() {
            var closures = new ArrayList<Closure>();
            int number = 0;
            for (var line : form.closures()) {
                number++;
                var field = "fermeture-debut-" + number;
                var first = FormFields.day(line.first());
                var last = line.last().isEmpty() ? first : FormFields.day(line.last());
                if (first == null || last == null) problems.add(field, t("network.form.closure.date", number));
                else if (last.isBefore(first)) problems.add(field, t("network.form.closure.reversed", number));
                else if (last.isBefore(today)) problems.add(field, t("network.form.closure.over", number));
                else {
                    var span = span(line.from(), line.to(), field);
                    var reason = line.reason().replace('"', '\'');
                    closures.add(new Closure(
                            first,
                            last,
                            span == null ? null : span.from() + "-" + span.to(),
                            reason.length() > LONGEST_LINE ? reason.substring(0, LONGEST_LINE) : reason));
                }
            }
            return closures;
        }
    }
}
