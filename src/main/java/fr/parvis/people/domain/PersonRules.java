// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PeopleProblems;
import fr.parvis.people.SensitiveText;
import fr.parvis.values.PhoneNumber;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rules of what a file may say: enough to know somebody again and reach them, nothing else. */
@Component
class PersonRules {
    static final int LONGEST_NAME = 100;
    static final int LONGEST_SAFE = 300;
    static final int LONGEST_NOTE = 600;
    static final int LONGEST_CONTACT = 200;
    static final int LONGEST_LANGUAGE = 8;
    static final int MOST_CONTACTS = 4;
    private static final int OLDEST = 120;
    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");

    private final Communes communes;
    private final LocalDays localDays;

    PersonRules(Communes communes, LocalDays localDays) {
        this.communes = communes;
        this.localDays = localDays;
    }

    LocalDate today() {
        return localDays.today();
    }

    /** Problems of a file, in the order of its fields. */
    List<Problem> judge(PersonFile.Said said) {
        return judge(said, PersonFile.Unreadable.NOTHING);
    }

    /** @param beside content of the file that cannot be read: nobody need say it anew to change something else */
    List<Problem> judge(PersonFile.Said said, PersonFile.Unreadable beside) {
        var problems = new ArrayList<Problem>();
        name(problems, "family", said.family());
        if (!said.given().isEmpty()) name(problems, "given", said.given());
        var born = said.birthYear();
        int year = today().getYear();
        if (born != null && (born < year - OLDEST || born > year))
            problems.add(Problem.of("birthYear", "people.problem.birth-year", year - OLDEST, year));
        var commune = said.commune();
        if (commune != null && communes.find(commune).isEmpty())
            problems.add(Problem.of("commune", "people.problem.commune"));
        var language = said.language();
        if (language != null && (language.length() < 2 || language.length() > LONGEST_LANGUAGE))
            problems.add(Problem.of("language", "people.problem.language"));
        if (!Adaptation.keys().containsAll(said.adaptations()))
            problems.add(Problem.of("adaptations", "people.problem.adaptations"));
        if (said.contacts().size() > MOST_CONTACTS)
            problems.add(Problem.of("phone", "people.problem.contacts", MOST_CONTACTS));
        for (var contact : said.contacts()) contact(problems, contact);
        var safe = said.safe();
        if (said.discreet() && !beside.safe() && (safe == null || safe.isBlank()))
            problems.add(Problem.of("safe", "people.problem.safe"));
        if (safe != null && safe.length() > LONGEST_SAFE) problems.add(PeopleProblems.tooLong("safe", LONGEST_SAFE));
        return problems;
    }

    private static void name(List<Problem> problems, String field, String name) {
        if (name.length() > LONGEST_NAME) problems.add(Problem.of(field, "people.problem.name-long", LONGEST_NAME));
        else if (FoldedName.fold(name).isEmpty()) problems.add(Problem.of(field, "people.problem.name-" + field));
        else if (name.codePoints().anyMatch(sign -> Character.isISOControl(sign) || Character.isDigit(sign)))
            problems.add(Problem.of(field, "people.problem.name-signs"));
    }

    private static void contact(List<Problem> problems, Contact contact) {
        var field = contact.kind().key();
        if (contact.text().length() > LONGEST_CONTACT) problems.add(PeopleProblems.tooLong(field, LONGEST_CONTACT));
        else
            switch (contact.kind()) {
                case PHONE -> {
                    if (!PhoneNumber.isComplete(contact.text()))
                        problems.add(Problem.of(field, "people.problem.phone"));
                }
                case MAIL -> {
                    if (!MAIL.matcher(contact.text().strip()).matches())
                        problems.add(Problem.of(field, "people.problem.mail"));
                }
                case POST -> {}
            }
    }

    /**
     * Problems of a free text.
     *
     * @param knowing whether the writer confirms that the warnings were seen
     */
    static List<Problem> judgeText(String field, @Nullable String text, int longest, boolean knowing) {
        var problems = new ArrayList<Problem>();
        if (text == null) return problems;
        if (text.length() > longest) problems.add(PeopleProblems.tooLong(field, longest));
        problems.addAll(SensitiveText.problems(field, text, knowing));
        return problems;
    }
}
