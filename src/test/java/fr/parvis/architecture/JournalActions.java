// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import fr.parvis.architecture.SourceTree.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The actions that the code notes in the journal, and the facts that it notes with each, read from the source. */
public final class JournalActions {
    /** The end of each action of a link, which FollowLink adds to "referrals.link-". */
    static final Set<String> OF_LINKS =
            Set.of("opened", "over", "code-sent", "right-code", "wrong-code", "late-code", "locked");

    private static final String LINK = "referrals.link-";

    /** Constants by the file that notes them. */
    private static final Map<String, String> CONSTANTS = Map.of("CountedRefusals.java", "access.refused");

    private static final Pattern ACTION = Pattern.compile("\"([a-z]+\\.[a-z-]+)\"");
    private static final Pattern HELPER = Pattern.compile("(\\w+)\\([^()]*\\bString action\\b[^()]*\\)\\s*\\{");

    private final Map<String, Set<String>> facts = new TreeMap<>();
    private final List<String> unread = new ArrayList<>();

    private JournalActions() {
        SourceTree.java().stream().filter(JournalActions::notes).forEach(this::read);
    }

    static JournalActions read() {
        return new JournalActions();
    }

    /** All actions with the facts that stand beside them in the source. */
    public static Map<String, Set<String>> withFacts() {
        return read().facts;
    }

    /** Calls whose action was not found. */
    List<String> unread() {
        return unread;
    }

    private static boolean notes(Source source) {
        return source.text().contains("journal.note(") && !source.name().equals("DatabaseJournal.java");
    }

    private void read(Source source) {
        var names = new TreeSet<String>();
        HELPER.matcher(source.text()).results().forEach(helper -> names.add(helper.group(1)));
        var call = Pattern.compile(
                "(?<![\\w.])(?:journal\\.note" + (names.isEmpty() ? "" : "|" + String.join("|", names)) + ")\\(");
        var calls = call.matcher(source.text());
        while (calls.find()) {
            var given = arguments(source.text(), calls.end());
            if (given.contains("String action")) continue;
            var constant = CONSTANTS.get(source.name());
            var actions = new TreeSet<String>();
            ACTION.matcher(given).results().map(one -> one.group(1)).forEach(action -> {
                if (action.equals(LINK)) OF_LINKS.forEach(end -> actions.add(LINK + end));
                else actions.add(action);
            });
            if (actions.isEmpty() && constant != null) actions.add(constant);
            if (actions.isEmpty() && !given.matches("(?s).*\\baction\\b.*"))
                unread.add(source.path() + ": " + given.strip());
            for (var action : actions)
                facts.computeIfAbsent(action, _ -> new TreeSet<>()).addAll(facts(given));
        }
    }

    private static Set<String> facts(String given) {
        var found = new TreeSet<String>();
        var maps = Pattern.compile("Map\\.of\\(").matcher(given);
        while (maps.find()) {
            var parts = split(arguments(given, maps.end()));
            for (int i = 0; i < parts.size(); i += 2)
                if (parts.get(i).matches("\"[\\w-]+\"")) found.add(parts.get(i).replace("\"", ""));
        }
        return found;
    }

    /** What stands between an opening parenthesis, just before the start, and the one that closes it. */
    private static String arguments(String text, int start) {
        int open = 1;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '(') open++;
            if (text.charAt(i) == ')' && --open == 0) return text.substring(start, i);
        }
        return text.substring(start);
    }

    private static List<String> split(String arguments) {
        var parts = new ArrayList<String>();
        int open = 0;
        int from = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char at = arguments.charAt(i);
            if (at == '(') open++;
            if (at == ')') open--;
            if (at == ',' && open == 0) {
                parts.add(arguments.substring(from, i).strip());
                from = i + 1;
            }
        }
        if (!arguments.isBlank()) parts.add(arguments.substring(from).strip());
        return parts;
    }
}
