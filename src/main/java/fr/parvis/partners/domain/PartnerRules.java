// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.domain;

import fr.parvis.files.Spreadsheet;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.values.PhoneNumber;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of what the directory may say of a partner and of who answers there. */
public final class PartnerRules {
    static final int LONGEST_NAME = 120;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_PHONE = 30;
    static final int MOST_LINES = 5;
    public static final int MOST_PLACES = 100;

    private PartnerRules() {}

    static List<Problem> of(Partner it, Catalogue catalogue) {
        var problems = new ArrayList<Problem>();
        name("name", it.name(), problems);
        if (!Partner.KINDS.contains(it.kind())) problems.add(Problem.of("kind", "partners.problem.kind"));
        var operator = it.operator();
        if (operator != null && catalogue.find(CodeList.OPERATOR, operator).isEmpty())
            problems.add(Problem.of("operator", "partners.problem.operator"));
        if (!Partner.TERRITORIES.contains(it.territory()))
            problems.add(Problem.of("territory", "partners.problem.territory"));
        else if (!it.territory().equals("france") && it.places().isEmpty())
            problems.add(Problem.of("places", "partners.problem.places"));
        if (it.places().size() > MOST_PLACES)
            problems.add(Problem.of("places", "partners.problem.places-many", MOST_PLACES));
        lines(it.postalLines(), problems);
        phone(it.phone(), problems);
        email(it.email(), problems);
        var web = it.web();
        if (web != null && !web.matches("https?://[^\\s<>\"]{3,290}"))
            problems.add(Problem.of("web", "partners.problem.web"));
        return problems;
    }

    static List<Problem> of(ContactPoint it) {
        var problems = new ArrayList<Problem>();
        name("name", it.name(), problems);
        var contact = it.contact();
        if (contact != null) name("contact", contact, problems);
        longest("role", it.role(), 120, problems);
        phone(it.phone(), problems);
        email(it.email(), problems);
        longest("hours", it.hours(), 200, problems);
        if (!it.bestBy().isEmpty() && !ContactPoint.WAYS.contains(it.bestBy()))
            problems.add(Problem.of("bestBy", "partners.problem.best-by"));
        longest("notes", it.notes(), 500, problems);
        lines(it.postalLines(), problems);
        return problems;
    }

    static List<Problem> of(Referent it) {
        var problems = new ArrayList<Problem>();
        name("name", it.name(), problems);
        if (it.subject().length() < 2 || it.subject().length() > LONGEST_SUBJECT)
            problems.add(Problem.of("subject", "partners.problem.subject", LONGEST_SUBJECT));
        phone(it.phone(), problems);
        email(it.email(), problems);
        if (it.phone() == null && it.email() == null) problems.add(Problem.of("phone", "partners.problem.unreachable"));
        longest("hours", it.hours(), 200, problems);
        return problems;
    }

    private static void name(String field, String name, List<Problem> problems) {
        if (name.length() < 2 || name.length() > LONGEST_NAME)
            problems.add(Problem.of(field, "partners.problem.name", LONGEST_NAME));
        else if (Spreadsheet.isFormula(name)) problems.add(Problem.of(field, "partners.problem.name-formula"));
    }

    private static void longest(String field, @Nullable String text, int longest, List<Problem> problems) {
        if (text != null && text.length() > longest) problems.add(Problem.of(field, "partners.problem.long", longest));
    }

    private static void lines(List<String> lines, List<Problem> problems) {
        if (lines.size() > MOST_LINES || lines.stream().anyMatch(line -> line.length() > 60))
            problems.add(Problem.of("postalLines", "partners.problem.lines", MOST_LINES));
    }

    private static void phone(@Nullable String phone, List<Problem> problems) {
        if (phone != null && (phone.length() > LONGEST_PHONE || !PhoneNumber.isDialable(phone, 2)))
            problems.add(Problem.of("phone", "partners.problem.phone"));
    }

    private static void email(@Nullable String email, List<Problem> problems) {
        if (email != null && !isAddress(email)) problems.add(Problem.of("email", "partners.problem.email"));
    }

    static boolean isAddress(String email) {
        return email.length() <= 254 && email.matches("[^\\s@<>\",;:]+@[^\\s@<>\",;:]+\\.[^\\s@<>\",;:.]+");
    }
}
