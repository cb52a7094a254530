// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.energy.domain.funds.Fund;
import fr.parvis.people.PeopleProblems;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.PhoneNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fund of a department as a form holds it, in both directions. */
final class FundForm {
    /** {@code 2 personnes = 950,50} */
    private static final Pattern CEILING = Pattern.compile("(.{1,80}?)\\s*=\\s*(\\d{1,6}(?:[.,]\\d{1,2})?)\\s*€?");

    private static final int MOST_CEILINGS = 12;
    private static final int MOST_PAPERS = 20;
    private static final int LONGEST_PAPER = 120;
    private static final int MOST_POSTAL_LINES = 5;
    private static final int SHORTEST = 3;

    private FundForm() {}

    /** @return null when something cannot be read, which {@code problems} names */
    static @Nullable Fund read(String department, Map<String, String> sent, LocalDate today, Problems problems) {
        var body = text(sent, "body", 120, problems);
        var rule = needed(sent, "rule", 1000, problems);
        var ceilings = ceilings(sent, problems);
        var smallest = RightsFormFields.someCents(sent, "smallest", problems);
        var yearly = RightsFormFields.someCents(sent, "yearly", problems);
        var papers = lines(sent, "papers");
        if (papers.size() > MOST_PAPERS || papers.stream().anyMatch(paper -> paper.length() > LONGEST_PAPER))
            problems.add("papers", Words.t("energy.fund.problem.papers", MOST_PAPERS, LONGEST_PAPER));
        var email = text(sent, "email", 254, problems);
        if (!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))
            problems.add("email", Words.t("energy.fund.problem.email"));
        var phone = text(sent, "phone", 30, problems);
        if (!phone.isEmpty() && !PhoneNumber.isDialable(phone, 3))
            problems.add("phone", Words.t("energy.fund.problem.phone"));
        var postal = lines(sent, "postal");
        if (postal.size() > MOST_POSTAL_LINES || postal.stream().anyMatch(line -> line.length() > 80))
            problems.add("postal", Words.t("energy.fund.problem.postal", MOST_POSTAL_LINES));
        var source = needed(sent, "source", 200, problems);
        var readOn = FormFields.day(sent.get("read"), "read", problems);
        if (readOn != null && readOn.isAfter(today)) problems.add("read", Words.t("energy.problem.future"));
        if (readOn != null && readOn.isBefore(today.minusYears(10)))
            problems.add("read", Words.t("energy.fund.problem.read-old"));
        if (!problems.isEmpty() || readOn == null) return null;
        return new Fund(
                department,
                Fund.Origin.OWN,
                body,
                rule,
                ceilings,
                smallest,
                yearly,
                FormFields.one(Fund.Aid.class, FormFields.text(sent, "aid"), Fund.Aid.UNKNOWN),
                FormFields.one(Fund.LodgedBy.class, FormFields.text(sent, "lodged"), Fund.LodgedBy.UNKNOWN),
                papers,
                email.isEmpty() ? null : email,
                phone.isEmpty() ? null : phone,
                postal,
                source,
                readOn,
                0);
    }

    private static String needed(Map<String, String> sent, String field, int most, Problems problems) {
        var text = text(sent, field, most, problems);
        if (text.length() < SHORTEST) problems.add(field, Words.t("energy.fund.problem.missing"));
        return text;
    }

    private static String text(Map<String, String> sent, String field, int most, Problems problems) {
        var text = FormFields.lines(sent, field);
        if (text.length() > most) problems.add(PeopleProblems.tooLong(field, most));
        return text;
    }

    private static List<String> lines(Map<String, String> sent, String field) {
        return FormFields.text(sent, field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<Fund.Ceiling> ceilings(Map<String, String> sent, Problems problems) {
        var all = new ArrayList<Fund.Ceiling>();
        for (var line : lines(sent, "ceilings")) {
            var found = CEILING.matcher(line.replaceAll("(?<=\\d)[\\u00a0\\u202f](?=\\d)", ""));
            if (found.matches())
                all.add(new Fund.Ceiling(
                        found.group(1),
                        new BigDecimal(found.group(2).replace(',', '.'))
                                .movePointRight(2)
                                .longValueExact()));
            else problems.add("ceilings", Words.t("energy.fund.problem.ceiling", line));
        }
        if (all.size() > MOST_CEILINGS)
            problems.add("ceilings", Words.t("energy.fund.problem.ceilings", MOST_CEILINGS));
        return all;
    }

    static Map<String, String> values(Fund it) {
        var values = new HashMap<String, String>();
        values.put("body", it.body());
        values.put("rule", it.rule());
        values.put(
                "ceilings",
                it.ceilings().stream()
                        .map(row -> row.of() + " = " + FormFields.amount(row.cents()))
                        .collect(Collectors.joining("\n")));
        var smallest = it.smallestCents();
        if (smallest != null) values.put("smallest", FormFields.amount(smallest));
        var yearly = it.yearlyCents();
        if (yearly != null) values.put("yearly", FormFields.amount(yearly));
        values.put("aid", it.aid().key());
        values.put("lodged", it.lodgedBy().key());
        values.put("papers", String.join("\n", it.papers()));
        put(values, "email", it.email());
        put(values, "phone", it.phone());
        values.put("postal", String.join("\n", it.postalLines()));
        values.put("source", it.source());
        values.put("read", it.readOn().toString());
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable String text) {
        if (text != null) values.put(field, text);
    }
}
