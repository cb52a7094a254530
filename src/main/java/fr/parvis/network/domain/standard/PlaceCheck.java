// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import fr.parvis.files.Spreadsheet;
import fr.parvis.network.Coordinates;
import fr.parvis.network.NearCommune;
import fr.parvis.shell.FormFields;
import fr.parvis.values.RowProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the standard on one row: what makes a place, what refuses it, what is only left out.
 *
 * <p>A required field that is missing or wrong refuses the row. Any other wrong value is left out with a warning, so that a
 * place is not lost for a telephone number.
 */
final class PlaceCheck {

    private static final int SUMMARY = 280;
    /** No honest list is longer; each value may bring a warning. */
    private static final int MOST_VALUES = 100;

    private static final int LONGEST_CONTACT = 254;
    private static final int LONGEST_ADDRESS_OF_PAGE = 2000;

    private static final Pattern POSTCODE = Pattern.compile("\\d{5}");
    private static final Pattern INSEE = Pattern.compile("(?:[013-9]\\d|2[AB1-9])(?:0?\\d{3}|-\\d-\\d{2}-\\d{3})");
    private static final Pattern PHONE = Pattern.compile(
            "(?:(?:\\+|00)(?:33|262|269|508|590|594|596|681|687|689)[\\s.-]{0,3}(?:\\(0\\)[\\s.-]{0,3})?|0)"
                    + "(?:(?:[1-9](?:[\\s.-]?\\d{2}){4}|\\d{2}(?:[\\s.-]\\d{3}){2})|\\d{6}|\\s\\d{3}(?:\\s\\d{2}){3})");
    private static final Pattern EMAIL = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9.!#$%&'*+\\\\=?^_`{|}~-]+"
            + "@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9])+");
    private static final Pattern SIRET = Pattern.compile("\\d{14}");
    private static final Pattern RNA = Pattern.compile("W[a-zA-Z0-9]{9}");
    private static final Pattern UNKNOWN_PIVOT = Pattern.compile("[0\\s]*");
    private static final Pattern LIST = Pattern.compile("\\|");
    private static final Pattern OLD_LIST = Pattern.compile("[;|]");
    private static final Pattern ADDRESSES = Pattern.compile("[;,|\\s]+");
    private static final Pattern PAGES = Pattern.compile("\\||;(?=\\s*(?:https?:|www\\.))|\\s+(?=https?:)");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u200B\\uFEFF]");
    private final Predicate<String> readableHours;
    private final CommuneLookup communes;

    PlaceCheck(Predicate<String> readableHours, CommuneLookup communes) {
        this.readableHours = readableHours;
        this.communes = communes;
    }

    /** Reads one row; {@code errors} may already hold what is wrong with it as a row. */
    Row check(int line, List<String> raw, Map<StandardField, String> values, List<RowProblem> errors) {
        return new OneRow(line, raw, values, errors).read();
    }

    /** One row while it is read. */
    private final class OneRow {
        private final int line;
        private final List<String> raw;
        private final Map<StandardField, String> values;
        private final List<RowProblem> errors;
        private final List<RowProblem> warnings = new ArrayList<>();
        private final Map<StandardField, Set<String>> lists = new EnumMap<>(StandardField.class);

        OneRow(int line, List<String> raw, Map<StandardField, String> values, List<RowProblem> errors) {
            this.line = line;
            this.raw = raw;
            this.values = values;
            this.errors = new ArrayList<>(errors);
        }

        Row read() {
            for (StandardField field : StandardField.listRequired()) {
                if (text(field) == null) {
                    errors.add(RowProblem.of(line, field.column(), "", "network.import.missing." + field.column()));
                }
            }
            String postcode = postcode();
            String commune = text(StandardField.COMMUNE);
            String insee = insee(postcode, commune);
            for (StandardField field : StandardField.values()) {
                if (StandardValues.closed(field) || field == StandardField.OTHER_LABELS) {
                    readList(field);
                }
            }
            String id = text(StandardField.ID);
            String name = text(StandardField.NAME);
            if (name != null && Spreadsheet.isFormula(name)) {
                errors.add(RowProblem.of(line, StandardField.NAME.column(), name, "network.import.wrong.nom"));
            }
            String address = text(StandardField.ADDRESS);
            StandardPlace.Draft draft = StandardPlace.at(
                    blankIfNone(id),
                    blankIfNone(name),
                    blankIfNone(address),
                    blankIfNone(postcode),
                    blankIfNone(commune));
            fill(draft, insee);
            return errors.isEmpty()
                    ? new Row.Good(line, raw, draft.done(), warnings)
                    : new Row.Refused(line, raw, errors, warnings);
        }

        private void fill(StandardPlace.Draft draft, @Nullable String insee) {
            String summary = text(StandardField.SUMMARY);
            String detail = text(StandardField.DETAIL);
            if (summary != null && summary.length() > SUMMARY) {
                warn(StandardField.SUMMARY, summary, "network.import.summary.long", String.valueOf(SUMMARY));
                detail = detail == null ? summary : detail;
                summary = shorten(summary);
            }
            coordinates(draft, insee);
            draft.pivot(pivot())
                    .services(list(StandardField.SERVICES))
                    .typology(list(StandardField.TYPOLOGY))
                    .parent(text(StandardField.PARENT))
                    .insee(insee)
                    .addressComplement(text(StandardField.ADDRESS_COMPLEMENT))
                    .phone(phone())
                    .emails(emails())
                    .websites(pages(StandardField.WEBSITES))
                    .summary(summary)
                    .detail(detail)
                    .publics(list(StandardField.PUBLICS))
                    .specialCare(list(StandardField.SPECIAL_CARE))
                    .fees(list(StandardField.FEES))
                    .access(list(StandardField.ACCESS))
                    .support(list(StandardField.SUPPORT))
                    .accessibility(page(StandardField.ACCESSIBILITY))
                    .roaming(list(StandardField.ROAMING))
                    .programmes(list(StandardField.PROGRAMMES))
                    .training(list(StandardField.TRAINING))
                    .otherLabels(list(StandardField.OTHER_LABELS))
                    .hours(hours())
                    .booking(page(StandardField.BOOKING))
                    .updated(date())
                    .source(text(StandardField.SOURCE));
        }

        private @Nullable String postcode() {
            String given = text(StandardField.POSTCODE);
            if (given == null) {
                return null;
            }
            String postcode = SPACES.matcher(given).replaceAll("");
            if (postcode.matches("\\d{4}")) {
                postcode = "0" + postcode;
                warn(StandardField.POSTCODE, given, "network.import.zero", postcode);
            }
            if (POSTCODE.matcher(postcode).matches()) {
                return postcode;
            }
            errors.add(RowProblem.of(line, StandardField.POSTCODE.column(), given, "network.import.wrong.code_postal"));
            return null;
        }

        /** The commune is known by its INSEE code, else by its postcode and name. */
        private @Nullable String insee(@Nullable String postcode, @Nullable String commune) {
            String given = text(StandardField.INSEE);
            Optional<CommuneLookup.Found> byCode = Optional.empty();
            if (given != null) {
                String code = given.replace(" ", "").toUpperCase(Locale.ROOT);
                code = code.matches("\\d{4}") ? "0" + code : code;
                byCode = INSEE.matcher(code).matches() ? communes.findByInsee(code) : Optional.empty();
                if (byCode.isEmpty()) {
                    warn(StandardField.INSEE, given, "network.import.insee.unknown");
                }
            }
            if (postcode == null || commune == null) {
                return byCode.map(CommuneLookup.Found::insee).orElse(null);
            }
            Optional<CommuneLookup.Found> byName = communes.findByPostcodeAndName(postcode, commune);
            if (byCode.isPresent()) {
                CommuneLookup.Found code = byCode.get();
                // a code of another department is a slip; one of the same may be more precise than the name (a
                // district)
                if (byName.isPresent()
                        && byName.get().certain()
                        && !byName.get().insee().startsWith(code.insee().substring(0, 2))) {
                    warn(
                            StandardField.INSEE,
                            code.insee(),
                            "network.import.insee.elsewhere",
                            code.name(),
                            byName.get().name(),
                            byName.get().insee());
                    return byName.get().insee();
                }
                return code.insee();
            }
            if (byName.isEmpty()) {
                errors.add(RowProblem.of(
                        line, StandardField.COMMUNE.column(), commune, "network.import.commune.unknown", postcode));
                return null;
            }
            CommuneLookup.Found found = byName.get();
            if (!found.certain()) {
                warn(
                        StandardField.COMMUNE,
                        commune,
                        "network.import.commune.understood",
                        postcode,
                        found.name(),
                        found.insee());
            }
            return found.insee();
        }

        private @Nullable String pivot() {
            String given = text(StandardField.PIVOT);
            if (given == null || UNKNOWN_PIVOT.matcher(given).matches()) {
                return null;
            }
            String pivot = SPACES.matcher(given).replaceAll("");
            if (isPivot(pivot)) {
                return pivot;
            }
            warn(StandardField.PIVOT, given, "network.import.wrong.pivot");
            return null;
        }

        private void coordinates(StandardPlace.Draft draft, @Nullable String insee) {
            String latitude = text(StandardField.LATITUDE);
            String longitude = text(StandardField.LONGITUDE);
            if (latitude == null && longitude == null) {
                return;
            }
            Double north = latitude == null ? null : degrees(latitude, 90);
            Double east = longitude == null ? null : degrees(longitude, 180);
            if (north == null) {
                warn(StandardField.LATITUDE, blankIfNone(latitude), "network.import.wrong.coordinates");
            } else if (east == null) {
                warn(StandardField.LONGITUDE, blankIfNone(longitude), "network.import.wrong.coordinates");
            } else if (north != 0 || east != 0) {
                place(draft, north, east, insee);
            }
        }

        /** Where the commune can be; the other way round when that fits, as a slip of two columns makes it. */
        private void place(StandardPlace.Draft draft, double north, double east, @Nullable String insee) {
            CommuneLookup.Found commune =
                    insee == null ? null : communes.findByInsee(insee).orElse(null);
            NearCommune.Fit fit = commune == null
                    ? NearCommune.Fit.NEAR
                    : NearCommune.of(
                            new Coordinates(north, east), commune.insee(), commune.latitude(), commune.longitude());
            String given = north + ", " + east;
            String name = commune == null ? "" : commune.name();
            switch (fit) {
                case NEAR -> draft.coordinates(north, east);
                case SWAPPED -> {
                    draft.coordinates(east, north);
                    warn(StandardField.LATITUDE, given, "network.import.coordinates.swapped", name);
                }
                case FAR -> warn(StandardField.LATITUDE, given, "network.import.coordinates.far", name);
            }
        }

        private static @Nullable Double degrees(String text, int limit) {
            try {
                double degrees = Double.parseDouble(text.replace(',', '.'));
                return Math.abs(degrees) <= limit ? degrees : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        private @Nullable String phone() {
            String given = text(StandardField.PHONE);
            if (given == null) {
                return null;
            }
            // a spreadsheet takes the first zero away
            String phone = given.matches("[1-9]\\d{8}") ? "0" + given : given;
            if (isPhone(phone)) {
                return phone;
            }
            warn(StandardField.PHONE, given, "network.import.wrong.telephone");
            return null;
        }

        private List<String> emails() {
            Set<String> emails = new LinkedHashSet<>();
            for (String one : split(StandardField.EMAILS, ADDRESSES)) {
                if (isEmail(one)) {
                    emails.add(one);
                } else {
                    warn(StandardField.EMAILS, one, "network.import.wrong.courriels");
                }
            }
            return List.copyOf(emails);
        }

        private List<String> pages(StandardField field) {
            Set<String> pages = new LinkedHashSet<>();
            for (String one : split(field, PAGES)) {
                String page = one.startsWith("www.") ? "https://" + one : one;
                if (isPage(page)) {
                    pages.add(page);
                } else {
                    warn(field, one, "network.import.wrong.page");
                }
            }
            return List.copyOf(pages);
        }

        private @Nullable String page(StandardField field) {
            List<String> pages = pages(field);
            return pages.isEmpty() ? null : pages.getFirst();
        }

        private @Nullable String hours() {
            String given = text(StandardField.HOURS);
            if (given == null || readableHours.test(given)) {
                return given;
            }
            warn(StandardField.HOURS, given, "network.import.wrong.horaires");
            return null;
        }

        private @Nullable LocalDate date() {
            String given = text(StandardField.UPDATED);
            if (given == null) {
                return null;
            }
            // an instant is met as well: its day is enough
            String day = given.length() > 10 && (given.charAt(10) == 'T' || given.charAt(10) == ' ')
                    ? given.substring(0, 10)
                    : given;
            var date = FormFields.day(day);
            if (date == null) warn(StandardField.UPDATED, given, "network.import.wrong.date_maj");
            return date;
        }

        /** Reads a list of codes; a value may belong to another list since version 1, which had fewer. */
        private void readList(StandardField field) {
            for (String value : split(field, hasBars(field) ? LIST : OLD_LIST)) {
                Optional<Set<StandardValues.Meaning>> meaning = StandardValues.meaning(field, value);
                if (meaning.isPresent()) {
                    meaning.get().forEach(m -> values(m.field()).add(m.value()));
                } else if (field == StandardField.OTHER_LABELS) {
                    values(field).add(value);
                } else {
                    warn(field, value, "network.import.value.unknown");
                }
            }
        }

        private boolean hasBars(StandardField field) {
            return values.getOrDefault(field, "").indexOf('|') >= 0;
        }

        private Set<String> values(StandardField field) {
            return lists.computeIfAbsent(field, f -> new LinkedHashSet<>());
        }

        private List<String> list(StandardField field) {
            return List.copyOf(lists.getOrDefault(field, Set.of()));
        }

        private List<String> split(StandardField field, Pattern separator) {
            String text = text(field);
            return text == null
                    ? List.of()
                    : separator
                            .splitAsStream(text)
                            .map(String::strip)
                            .filter(one -> !one.isEmpty())
                            .limit(MOST_VALUES)
                            .toList();
        }

        /** The value without what cannot be seen or stored; null when nothing is left. */
        private @Nullable String text(StandardField field) {
            String value = values.get(field);
            if (value == null) {
                return null;
            }
            String text = visible(value);
            return text.isEmpty() ? null : text;
        }

        private void warn(StandardField field, String value, String key, String... more) {
            warnings.add(RowProblem.of(line, field.column(), value, key, more));
        }
    }

    /** Text of a value that can be seen and stored. */
    static String visible(String value) {
        return INVISIBLE
                .matcher(value.replace('\u00A0', ' ').replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("")
                .strip();
    }

    static boolean isPhone(String phone) {
        return phone.length() <= LONGEST_CONTACT && PHONE.matcher(phone).matches();
    }

    static boolean isEmail(String email) {
        return email.length() <= LONGEST_CONTACT && EMAIL.matcher(email).matches();
    }

    static boolean isPivot(String pivot) {
        return SIRET.matcher(pivot).matches() || RNA.matcher(pivot).matches();
    }

    private static String blankIfNone(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Only pages of the web: an address that a browser would run or open otherwise is never taken. */
    static boolean isPage(String address) {
        if (address.length() > LONGEST_ADDRESS_OF_PAGE) {
            return false;
        }
        try {
            URI uri = new URI(address);
            String host = uri.getHost();
            return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && host != null
                    && host.indexOf('.') > 0;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String shorten(String text) {
        int end = text.lastIndexOf(' ', SUMMARY - 1);
        return text.substring(0, end > SUMMARY / 2 ? end : SUMMARY - 1).strip() + "…";
    }
}
