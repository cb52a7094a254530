// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.files.Download;
import fr.parvis.files.table.TableFormat;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.SavedViews;
import fr.parvis.network.BaseMap;
import fr.parvis.network.Extents;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Questions that anybody may put to the figures: ready ones, free ones, and those kept under a name. */
@Controller
@Requires(Right.READ_FIGURES)
class ExplorerController {
    static final String VIEWS = AskedQuestion.ADDRESS + "/vues";

    /** File form of a chart. */
    private record ChartForm(String ending, String type, Function<ChartFile, byte[]> write) {}

    private static final ChartForm SVG = new ChartForm("svg", "image/svg+xml", ChartFile::svg);

    private static final ChartForm PNG = new ChartForm("png", MediaType.IMAGE_PNG_VALUE, ChartFile::png);

    private final ReadQuestion reads;
    private final ShowExplorer show;
    private final AnswerAsked answers;
    private final CodeWords codes;
    private final Extents extents;
    private final SavedViews views;
    private final PlacesOfAnswer places;
    private final BaseMap base;

    ExplorerController(
            ReadQuestion reads,
            ShowExplorer show,
            AnswerAsked answers,
            CodeWords codes,
            Extents extents,
            SavedViews views,
            PlacesOfAnswer places,
            BaseMap base) {
        this.reads = reads;
        this.show = show;
        this.answers = answers;
        this.codes = codes;
        this.extents = extents;
        this.views = views;
        this.places = places;
        this.base = base;
    }

    /** The questions to begin with; with a question in the address, its answer. */
    @GetMapping(AskedQuestion.ADDRESS)
    String show(@RequestParam MultiValueMap<String, String> said, SignedIn who, Model model) {
        if (said.isEmpty()) {
            model.addAttribute("page", home(who));
            return "indicators/home";
        }
        model.addAttribute("page", page(said, who, new LinkedMultiValueMap<>(), new Problems()));
        return "indicators/explorer";
    }

    private ExplorerHomePage home(SignedIn who) {
        boolean outside = who.association() == null;
        var kept = views.list(who);
        return new ExplorerHomePage(
                who.place(),
                List.of(ReadyQuestion.values()).stream()
                        .map(one -> new ExplorerHomePage.Question(one.title(), one.text(), one.address(outside)))
                        .toList(),
                kept.stream()
                        .filter(SavedViews.View::mine)
                        .map(ExplorerController::question)
                        .toList(),
                kept.stream()
                        .filter(view -> !view.mine())
                        .map(ExplorerController::question)
                        .toList(),
                AskedQuestion.ADDRESS + "?mesure=" + (outside ? "visits" : "requests"));
    }

    private static ExplorerHomePage.Question question(SavedViews.View view) {
        return new ExplorerHomePage.Question(
                view.name(), view.shared() ? t("indicators.explorer.view.shared") : "", VIEWS + "/" + view.id());
    }

    private ExplorerPage page(
            MultiValueMap<String, String> said, SignedIn who, MultiValueMap<String, String> sent, Problems problems) {
        var read = reads.of(said, who);
        var asked = read.question();
        var moving = show.moving(asked, FormFields.text(sent.isEmpty() ? said : sent, "periode"), who);
        var save = new ExplorerPage.Save(
                sent.isEmpty() ? Ids.next().toString() : FormFields.text(sent, "id"),
                sent.isEmpty() ? "" : FormFields.text(sent, "nom"),
                FormFields.text(sent, "partagee").equals("oui"),
                who.association() != null || who.may(Right.READ_NETWORK_FIGURES),
                moving == null ? null : t("indicators.explorer.period." + moving.key()),
                moving == null ? "" : moving.key(),
                !problems.isEmpty(),
                problems);
        return show.page(read, who, opened(FormFields.text(said, "vue"), who), save);
    }

    private ShowExplorer.Opened opened(String key, SignedIn who) {
        var id = FormFields.id(key);
        var view = id == null ? null : views.seen(who, id).orElse(null);
        if (view == null)
            return new ShowExplorer.Opened(
                    ReadyQuestion.find(key).map(ReadyQuestion::title).orElse(null), null);
        return new ShowExplorer.Opened(
                view.name(),
                new ExplorerPage.OpenView(view.id().toString(), view.name(), SavedViews.mayDelete(who, view)));
    }

    /** A saved view: the question as it is today. */
    @GetMapping(VIEWS + "/{id}")
    String open(@PathVariable UUID id, SignedIn who, Model model) {
        var view = views.find(who, id);
        Notice.pass(model);
        return "redirect:" + AskedQuestion.ADDRESS + "?" + view.question() + "&vue=" + view.id();
    }

    @PostMapping(VIEWS)
    String save(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        var said = parameters(FormFields.text(sent, "question"));
        var asked = reads.of(said, who).question();
        var name = FormFields.text(sent, "nom");
        var problems = new Problems();
        if (name.isEmpty()) problems.add("nom", t("indicators.explorer.view.no-name"));
        else if (name.length() > SavedViews.LONGEST_NAME)
            problems.add("nom", t("indicators.explorer.view.long-name", SavedViews.LONGEST_NAME));
        else if (name.chars().anyMatch(Character::isISOControl))
            problems.add("nom", t("indicators.explorer.view.bad-name"));
        var kept = asked.parameters();
        var named = FormFields.text(sent, "periode");
        var moving = show.moving(asked, named, who);
        if (moving != null && named.equals(moving.key())) {
            kept.remove("du");
            kept.remove("au");
            kept.put("periode", List.of(moving.key()));
        }
        var question = AskedQuestion.query(kept);
        if (question.length() > SavedViews.LONGEST_QUESTION)
            problems.add("nom", t("indicators.explorer.view.long-question"));
        var id = FormFields.idOrNew(FormFields.text(sent, "id"));
        boolean shared = FormFields.text(sent, "partagee").equals("oui");
        if (problems.isEmpty() && !views.save(who, new SavedViews.View(id, name, question, shared, true)))
            problems.add("nom", t("indicators.explorer.view.too-many", SavedViews.MOST));
        if (!problems.isEmpty()) {
            model.addAttribute("page", page(said, who, sent, problems));
            return FormAnswer.invalid("indicators/explorer");
        }
        Notice.success(t("indicators.explorer.view.saved", name)).onNextPage();
        return "redirect:" + VIEWS + "/" + id;
    }

    @PostMapping(VIEWS + "/{id}/supprimer")
    String delete(@PathVariable UUID id, SignedIn who) {
        var name = views.find(who, id).name();
        views.delete(who, id);
        Notice.success(t("indicators.explorer.view.deleted", name)).onNextPage();
        return "redirect:" + AskedQuestion.ADDRESS;
    }

    /** One number of an answer: what it counts, of whom, with which filter, and its acts. */
    @GetMapping(AskedQuestion.ADDRESS + "/nombre")
    String number(@RequestParam MultiValueMap<String, String> said, SignedIn who, Model model) {
        var asked = reads.of(said, who).question();
        var key = FormFields.text(said, "nombre");
        var indicator = asked.indicators().stream()
                .filter(one -> one.key().equals(key))
                .findAny()
                .orElse(asked.indicator());
        var row = code(said, "ligne");
        var column = code(said, "colonne");
        if (!isOf(asked.rows(), row) || !isOf(asked.columns(), column)) throw new NotFound("line");
        var answered = answers.cells(asked, who.association() == null);
        int measure = asked.indicators().indexOf(indicator);
        var names = codes.on(asked.period().to());
        long value = answered.value(row, column, measure);
        boolean hidden = answered.isHidden(row, column);
        var facts = new ArrayList<NumberPage.Fact>();
        facts.add(fact("definition", t("indicators.of." + indicator.key() + ".definition")));
        facts.add(fact("extent", extents.name(who, asked.extent())));
        facts.add(fact("period", ShowExplorer.words(asked.period())));
        var chosen = new EnumMap<Dimension, String>(Dimension.class);
        var lines = new ArrayList<String>();
        if (asked.rows() != null && row != null) chosen.put(asked.rows(), row);
        if (asked.columns() != null && column != null) chosen.put(asked.columns(), column);
        chosen.forEach((dimension, code) ->
                lines.add(t("indicators.explorer.filter", MakeTable.word(dimension), names.of(dimension, code))));
        lines.addAll(ShowExplorer.filterWords(asked, names));
        facts.add(fact(
                "filter",
                lines.isEmpty() ? t("indicators.explorer.number.no-filter") : String.join("\u00a0; ", lines)));
        long total = answered.value(null, null, measure);
        if (!hidden && !answered.isHidden(null, null) && total > 0 && !chosen.isEmpty())
            facts.add(fact(
                    "share",
                    t(
                            "indicators.explorer.number.of-total",
                            Words.percent((double) value / total, 1),
                            MakeTable.text(indicator, total))));
        facts.add(fact("version", t("indicators.explorer.number.version-text", indicator.version(), indicator.key())));
        var acts = hidden || value == 0 ? null : ActsOfNumber.address(who, asked, indicator, chosen);
        boolean ofActivities = indicator.fact() == Fact.ACTIVITY;
        boolean nothing = !hidden && value == 0 && ActsOfNumber.hasList(indicator.fact());
        model.addAttribute(
                "page",
                new NumberPage(
                        MakeTable.name(indicator),
                        hidden ? t("indicators.explorer.hidden") : MakeTable.text(indicator, value),
                        ShowExplorer.words(asked.period()),
                        asked.address(),
                        MakeTable.caption(asked),
                        facts,
                        acts,
                        t("indicators.explorer.number." + (ofActivities ? "activities" : "visits")),
                        acts != null || nothing
                                ? null
                                : hidden
                                        ? t("indicators.explorer.hiding", answers.threshold())
                                        : noActs(who, asked, indicator.fact()),
                        hidden || value == 0 ? null : ActsOfNumber.nearest(who, asked, indicator, chosen),
                        show.upTo(answered)));
        return "indicators/number";
    }

    /** Sentence that says why a number opens no list. */
    private static String noActs(SignedIn who, AskedQuestion asked, Fact fact) {
        boolean others = ActsOfNumber.hasList(fact) && !ActsOfNumber.mayRead(who, asked.extent());
        var of = fact == Fact.REQUEST ? Fact.VISIT : fact;
        return t("indicators.explorer.number." + (others ? "not-yours." : "no-list.") + EnumCode.of(of));
    }

    private static NumberPage.Fact fact(String key, String text) {
        return new NumberPage.Fact(t("indicators.explorer.number." + key), text);
    }

    private static boolean isOf(@Nullable Dimension dimension, @Nullable String code) {
        return code == null || dimension != null && CodeWords.isCode(dimension, code);
    }

    private static @Nullable String code(MultiValueMap<String, String> said, String name) {
        var text = FormFields.text(said, name);
        return text.isEmpty() ? null : text.equals(AskedQuestion.NOT_SAID) ? "" : text;
    }

    /** The table as a file: the same lines, columns and sums as on the page, and beneath them the question. */
    @GetMapping(AskedQuestion.ADDRESS + "/export.{format}")
    void export(
            @PathVariable String format,
            @RequestParam MultiValueMap<String, String> said,
            SignedIn who,
            HttpServletResponse response)
            throws IOException {
        var kind = TableFormat.find(format.toLowerCase(Locale.ROOT)).orElseThrow(() -> new NotFound("format"));
        var asked = reads.of(said, who).question();
        var answered = answers.handle(asked, who);
        var table = table(asked, answered);
        var file = Download.attachment(name(asked) + "." + kind.key(), kind.mediaType())
                .to(response);
        var heads = new ArrayList<String>();
        heads.add(table.head().isEmpty() ? t("indicators.explorer.file.line") : table.head());
        for (var head : table.heads()) {
            heads.add(head.label());
            if (head.shares()) heads.add(t("indicators.explorer.file.share", head.label()));
        }
        var written = WrittenTable.open(kind, file, t("indicators.explorer.file.sheet"), heads);
        for (var line : table.lines()) written.line(cells(line, table));
        written.line(cells(table.total(), table));
        written.line(List.of(""));
        for (var fact : about(asked, who, answered.cells())) written.line(List.of(fact.head(), fact.text()));
        written.close();
    }

    private static List<@Nullable Object> cells(AnswerTable.Line line, AnswerTable table) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(line.label());
        for (int i = 0; i < line.amounts().size(); i++) {
            var amount = line.amounts().get(i);
            cells.add(amount.value() == null ? amount.text() : amount.value());
            if (table.heads().get(i).shares()) cells.add(amount.shareText());
        }
        return cells;
    }

    /** Facts that a file says of its figures: question, extent, period, definitions … */
    private List<NumberPage.Fact> about(AskedQuestion asked, SignedIn who, Cells answered) {
        var facts = new ArrayList<NumberPage.Fact>();
        facts.add(new NumberPage.Fact(t("indicators.explorer.file.question"), MakeTable.caption(asked)));
        facts.add(fact("extent", extents.name(who, asked.extent())));
        facts.add(fact("period", ShowExplorer.words(asked.period())));
        answered.knownInWords().forEach(one -> facts.add(fact("period", one)));
        if (!asked.filters().isEmpty())
            facts.add(fact(
                    "filter",
                    String.join(
                            "\u00a0; ",
                            ShowExplorer.filterWords(
                                    asked, codes.on(asked.period().to())))));
        facts.add(new NumberPage.Fact(t("indicators.explorer.file.date"), show.upTo(answered)));
        if (who.association() == null)
            facts.add(new NumberPage.Fact(
                    t("indicators.explorer.hidden"), t("indicators.explorer.hiding", answers.threshold())));
        answered.undecided()
                .words()
                .forEach(one -> facts.add(new NumberPage.Fact(t("indicators.explorer.hidden"), one)));
        asked.indicators()
                .forEach(one -> facts.add(
                        new NumberPage.Fact(MakeTable.name(one), t("indicators.of." + one.key() + ".definition"))));
        return facts;
    }

    private AnswerTable table(AskedQuestion asked, AnswerAsked.Answered answered) {
        return new MakeTable(
                        asked,
                        answered.cells(),
                        answered.then(),
                        codes.on(asked.period().to()))
                .handle();
    }

    private static String name(AskedQuestion asked) {
        return "chiffres-" + asked.indicator().key() + "-" + asked.period().from() + "-"
                + asked.period().to();
    }

    @GetMapping(AskedQuestion.ADDRESS + "/graphique.svg")
    ResponseEntity<byte[]> chart(@RequestParam MultiValueMap<String, String> said, SignedIn who) {
        return chart(said, who, SVG);
    }

    /** The chart as dots, for documents and messages that take no drawing. */
    @GetMapping(AskedQuestion.ADDRESS + "/graphique.png")
    ResponseEntity<byte[]> picture(@RequestParam MultiValueMap<String, String> said, SignedIn who) {
        return chart(said, who, PNG);
    }

    private ResponseEntity<byte[]> chart(MultiValueMap<String, String> said, SignedIn who, ChartForm form) {
        var asked = reads.of(said, who).question();
        var answered = answers.handle(asked, who);
        var table = table(asked, answered);
        var chart = ShowExplorer.chart(asked, table);
        if (chart == null) throw new NotFound("chart");
        var notes = about(asked, who, answered.cells()).stream()
                .skip(1)
                .limit(4L + answered.cells().knownInWords().size())
                .map(fact -> t("indicators.explorer.filter", fact.head(), fact.text()))
                .toList();
        return Download.attachment(name(asked) + "." + form.ending(), form.type())
                .entity(form.write().apply(new ChartFile(chart.title(), chart.bars(), notes)));
    }

    /** The lines on a map: points, or communes. */
    @GetMapping(AskedQuestion.ADDRESS + "/sur-la-carte")
    String map(@RequestParam MultiValueMap<String, String> said, SignedIn who, Model model) {
        var asked = placed(said, who);
        var answered = answers.handle(asked, who);
        var table = table(asked, answered);
        model.addAttribute(
                "page",
                new MapPage(
                        table.caption(),
                        extents.name(who, asked.extent()) + " · " + ShowExplorer.words(asked.period()),
                        asked.address(),
                        AskedQuestion.ADDRESS + "/sur-la-carte.json?" + asked.query(),
                        table,
                        show.upTo(answered.cells())));
        model.addAttribute("base", base);
        return "indicators/map";
    }

    @GetMapping(AskedQuestion.ADDRESS + "/sur-la-carte.json")
    @ResponseBody
    Map<String, Object> places(@RequestParam MultiValueMap<String, String> said, SignedIn who) {
        var asked = placed(said, who);
        var answered = answers.handle(asked, who);
        return places.handle(asked, table(asked, answered));
    }

    /** @throws NotFound for lines that are no places */
    private AskedQuestion placed(MultiValueMap<String, String> said, SignedIn who) {
        var asked = reads.of(said, who).question();
        if (asked.rows() == null || !PlacesOfAnswer.hasPlaces(asked.rows())) throw new NotFound("places");
        return asked;
    }

    private static MultiValueMap<String, String> parameters(String query) {
        var said = new LinkedMultiValueMap<String, String>();
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals <= 0) continue;
            try {
                said.add(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                // no text in any encoding: as if it was not said
                continue;
            }
        }
        return said;
    }
}
