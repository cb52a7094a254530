// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain.reading;

import fr.parvis.procedures.domain.Sheet;
import fr.parvis.procedures.domain.reading.UnreadableGuide.Why;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads one sheet from its XML (schema "comarquage"). Text is text: what looks like HTML in it stays as it is written. */
final class SheetXml {
    private static final int DEEPEST = 80;
    private static final int LONGEST_ANSWER = 420;
    private static final Pattern GAPS = Pattern.compile("[\\s\\u00a0\\u202f]+");
    private static final Pattern BRINGS = Pattern.compile(
            "(?i)pi[èe]ces? (à|a) fournir|pi[èe]ces justificatives|documents? (à|a) (fournir|joindre|pr[ée]senter|transmettre)|justificatifs (à|a) |documents n[ée]cessaires|"
                    + "quels (documents|justificatifs)");
    private static final Pattern ASKS = Pattern.compile(
            "(?i)(fournir|pr[ée]senter|joindre|apporter|muni|accompagn[ée]|transmettre|contenir|ajouter).*(suivant|document|pi[èe]ce|justificatif|[ée]l[ée]ment).*:?$|(documents|pi[èe]ces|justificatifs) suivant");

    /** Elements that are not part of a sheet's text, or are read on their own. */
    private static final Set<String> APART = Set.of(
            "OuSAdresser",
            "ServiceEnLigne",
            "ServiceEnLigneAnnexe",
            "Reference",
            "Definition",
            "Abreviation",
            "Condition",
            "RechercheGuidee",
            "PourEnSavoirPlus",
            "VoirAussi",
            "QuestionReponse",
            "CommentFaireSi",
            "SiteInternetPublic",
            "InformationComplementaire",
            "InformationDenomination",
            "Image");

    /** An element, or a text (name empty). */
    private record Node(String name, Map<String, String> attributes, List<Node> children, String text) {
        String attribute(String of) {
            return attributes.getOrDefault(of, "");
        }

        Optional<Node> child(String of) {
            return children.stream().filter(one -> one.name.equals(of)).findFirst();
        }

        String words() {
            var all = new StringBuilder();
            append(all);
            return GAPS.matcher(all).replaceAll(" ").strip();
        }

        private void append(StringBuilder all) {
            all.append(text);
            if (name.equals("Paragraphe") || name.equals("Titre") || name.equals("Item")) all.append(' ');
            for (var one : children) one.append(all);
            if (name.equals("Paragraphe") || name.equals("Titre") || name.equals("Item")) all.append(' ');
        }

        String title() {
            return child("Titre").map(Node::words).orElse("");
        }
    }

    private final List<Sheet.Block> body = new ArrayList<>();
    private final Map<String, LinkedHashSet<String>> papers = new LinkedHashMap<>();
    private final Map<String, Sheet.OnlineProcedure> services = new LinkedHashMap<>();
    private final LinkedHashSet<String> places = new LinkedHashSet<>();
    private final Map<String, String> related = new LinkedHashMap<>();

    private SheetXml() {}

    /** Nothing for what is no sheet for reading: themes, guided searches, unfinished ones. */
    static Optional<Sheet> read(InputStream in, String where) throws UnreadableGuide {
        var root = tree(in, where);
        if (!root.name.equals("Publication")) return Optional.empty();
        return new SheetXml().sheet(root, where);
    }

    private Optional<Sheet> sheet(Node root, String where) throws UnreadableGuide {
        var id = root.attribute("ID");
        var type = root.attribute("type").toLowerCase(Locale.ROOT);
        var title = root.child("title").map(Node::words).orElse("");
        if (!id.matches("[FN]\\d{1,8}")) throw new UnreadableGuide(Why.BROKEN_XML, where);
        if (title.isEmpty() || title.startsWith("**")) return Optional.empty();
        if (type.equals("theme") || type.equals("recherche guidée")) return Optional.empty();
        for (var child : root.children) collect(child);
        var introduction = root.child("Introduction");
        introduction.ifPresent(node -> text(node, 2, "", false));
        int end = body.size();
        for (var part : List.of("Texte", "ListeSituations", "Situation"))
            for (var child : root.children) if (child.name.equals(part)) text(child, 2, "", false);
        for (var child : root.children)
            if (child.name.equals("SousDossier")) {
                body.add(new Sheet.Block("heading", 2, child.title()));
                for (var one : child.children)
                    if (one.name.equals("Fiche")) body.add(new Sheet.Block("item", 0, one.words()));
            }
        related.remove(id);
        return Optional.of(new Sheet(
                id,
                title.length() > 500 ? title.substring(0, 500) : title,
                id.startsWith("N")
                        ? Sheet.Kind.FILE
                        : type.contains("question") ? Sheet.Kind.QUESTION : Sheet.Kind.SHEET,
                dated(root),
                path(root, id),
                answer(end == 0 ? body : body.subList(0, end), root),
                papers.entrySet().stream()
                        .map(one -> new Sheet.Papers(one.getKey(), List.copyOf(one.getValue())))
                        .toList(),
                List.copyOf(services.values()),
                List.copyOf(places),
                related.entrySet().stream()
                        .map(one -> new Sheet.Related(one.getKey(), one.getValue()))
                        .toList(),
                List.copyOf(body)));
    }

    private static LocalDate dated(Node root) {
        var said = root.child("date").map(Node::words).orElse("");
        try {
            return LocalDate.parse(said.substring(said.lastIndexOf(' ') + 1));
        } catch (DateTimeException e) {
            return LocalDate.EPOCH;
        }
    }

    private static List<String> path(Node root, String id) {
        var path = new ArrayList<String>();
        root.child("FilDAriane")
                .ifPresent(levels -> levels.children.stream()
                        .filter(level -> !level.attribute("ID").equals(id)
                                && level.attribute("ID").startsWith("N"))
                        .forEach(level -> path.add(level.words())));
        root.child("SousDossierPere").map(Node::words).ifPresent(path::add);
        return path.stream().filter(level -> !level.isEmpty()).distinct().toList();
    }

    /** The first sentences of the introduction or, without one, of the text. */
    private static String answer(List<Sheet.Block> from, Node root) {
        var said = new StringBuilder();
        for (var block : from) {
            if (!block.kind().equals("paragraph")) {
                if (!said.isEmpty()) break;
                continue;
            }
            if (said.length() + block.text().length() > LONGEST_ANSWER && !said.isEmpty()) break;
            said.append(said.isEmpty() ? "" : " ").append(block.text());
            if (said.length() > LONGEST_ANSWER / 2) break;
        }
        if (said.isEmpty())
            said.append(root.child("description").map(Node::words).orElse(""));
        return cut(said.toString());
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_ANSWER) return text;
        int sentence = text.lastIndexOf(". ", LONGEST_ANSWER);
        if (sentence > LONGEST_ANSWER / 3) return text.substring(0, sentence + 1);
        int word = text.lastIndexOf(' ', LONGEST_ANSWER - 1);
        return text.substring(0, word > 0 ? word : LONGEST_ANSWER - 1) + "…";
    }

    /** Services, places and other sheets, wherever they stand. */
    private void collect(Node node) {
        switch (node.name) {
            case "OuSAdresser" -> {
                if (!node.title().isEmpty()) places.add(node.title());
            }
            case "ServiceEnLigne" -> service(node);
            case "LienInterne" -> {
                var to = node.attribute("LienPublication");
                if (to.matches("[FN]\\d{1,8}")) related.putIfAbsent(to, node.words());
            }
            case "SousDossier", "VoirAussi" ->
                node.children.forEach(one -> {
                    if (one.attribute("ID").matches("[FN]\\d{1,8}")) {
                        var said = one.name.equals("Dossier") ? one.title() : one.words();
                        if (!said.isEmpty()) related.putIfAbsent(one.attribute("ID"), said);
                    }
                });
            default -> {}
        }
        if (!node.name.equals("DossierPere")) node.children.forEach(this::collect);
    }

    private void service(Node node) {
        if (node.title().isEmpty()) return;
        var type = node.attribute("type").toLowerCase(Locale.ROOT);
        var kind = type.contains("formulaire")
                ? "form"
                : type.contains("modèle") ? "letter" : type.contains("simulateur") ? "simulator" : "online";
        var address = node.attribute("URL");
        var number = node.attribute("numerocerfa");
        services.putIfAbsent(
                kind + node.title(),
                new Sheet.OnlineProcedure(
                        kind,
                        node.title(),
                        address.matches("(?i)https?://[^\\s\"'<>]+") ? address : null,
                        number.isEmpty() ? null : number));
    }

    /** @param when the case that we are in; @param bring whether lists say what to bring */
    private void text(Node node, int level, String when, boolean bring) {
        boolean asked = false;
        for (var child : node.children) {
            switch (child.name) {
                case "Titre", "" -> {}
                case "Paragraphe" -> {
                    var said = child.words();
                    asked = ASKS.matcher(said).find();
                    if (!said.isEmpty()) body.add(new Sheet.Block("paragraph", 0, said));
                }
                case "Liste" -> list(child, when, bring || asked);
                case "Tableau" -> table(child);
                case "Chapitre", "SousChapitre" -> {
                    var title = child.title();
                    if (!title.isEmpty()) body.add(new Sheet.Block("heading", Math.min(level, 6), title));
                    text(
                            child,
                            level + 1,
                            when,
                            bring
                                    || child.attribute("type").equals("pieces")
                                    || BRINGS.matcher(title).find());
                }
                case "Cas", "Situation" -> {
                    var title = child.title();
                    if (!title.isEmpty()) body.add(new Sheet.Block("case", Math.min(level, 6), title));
                    text(child, level + 1, when.isEmpty() ? title : when + " › " + title, bring || asked);
                }
                case "ASavoir", "ANoter", "Attention", "Rappel", "Avertissement" -> {
                    var said = child.children.stream()
                            .filter(one -> !one.name.equals("Titre"))
                            .map(Node::words)
                            .filter(one -> !one.isEmpty())
                            .reduce((a, b) -> a + " " + b)
                            .orElse("");
                    if (!said.isEmpty()) body.add(new Sheet.Block("note", 0, said));
                }
                default -> {
                    if (!APART.contains(child.name)) text(child, level, when, bring || asked);
                }
            }
        }
    }

    private void list(Node list, String when, boolean bring) {
        for (var item : list.children) {
            if (!item.name.equals("Item")) continue;
            var said = item.words();
            if (said.isEmpty()) continue;
            body.add(new Sheet.Block("item", 0, said));
            if (bring) papers.computeIfAbsent(when, _ -> new LinkedHashSet<>()).add(said);
        }
    }

    private void table(Node table) {
        for (var row : table.children) {
            if (row.name.equals("Titre")) {
                if (!row.words().isEmpty()) body.add(new Sheet.Block("paragraph", 0, row.words()));
                continue;
            }
            if (!row.name.equals("Rangée")) continue;
            var cells = row.children.stream()
                    .filter(one -> one.name.equals("Cellule"))
                    .map(Node::words)
                    .toList();
            if (cells.stream().anyMatch(one -> !one.isEmpty()))
                body.add(new Sheet.Block("row", 0, String.join(" | ", cells)));
        }
    }

    private static Node tree(InputStream in, String where) throws UnreadableGuide {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, space) -> InputStream.nullInputStream());
        var open = new ArrayDeque<Node>();
        Node root = null;
        try {
            var xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new UnreadableGuide(Why.UNSAFE_XML, where);
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (open.size() >= DEEPEST) throw new UnreadableGuide(Why.BROKEN_XML, where);
                        var attributes = new HashMap<String, String>();
                        for (int i = 0; i < xml.getAttributeCount(); i++)
                            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
                        var node = new Node(xml.getLocalName(), attributes, new ArrayList<>(), "");
                        if (open.isEmpty()) root = node;
                        else open.getLast().children.add(node);
                        open.addLast(node);
                    }
                    case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text(open.peekLast(), xml.getText());
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new UnreadableGuide(Why.BROKEN_XML, where);
        }
        return Objects.requireNonNull(root);
    }

    private static void text(@Nullable Node into, String text) {
        if (into != null) into.children.add(new Node("", Map.of(), List.of(), text));
    }
}
