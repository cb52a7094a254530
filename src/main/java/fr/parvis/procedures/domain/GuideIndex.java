// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.database.NoticeListener;
import fr.parvis.database.Notices;
import fr.parvis.runtime.ParvisSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Full-text index of the guide (Lucene) in the data folder, read through memory maps. Disposable: it is built from the database where it is missing or
 * of an edition before, in the background, while the former one answers.
 */
@Component
public class GuideIndex implements NoticeListener {
    private static final String TOPIC = "guide";
    static final String TITLE = "title";
    static final String ANSWER = "answer";
    static final String PATH = "path";
    static final String BODY = "body";
    static final String ASKED = "asked";
    private static final String PAIR = "pair";
    private static final String SOUND = "sound";
    private static final String ID = "id";
    private static final Logger LOG = LoggerFactory.getLogger(GuideIndex.class);

    /** Most terms of one search, over Lucene's 1,024: a long one whose words all stand nowhere asks for some fifty spellings of each. */
    private static final int MOST_CLAUSES = 4_096;

    static {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
    }

    /** Version of what an index holds; one of another version is built anew. */
    private static final int FORM = 3;

    private static final int PAGE = 100;
    private static final int BUFFER_MEGABYTES = 16;
    private static final int SHORTEST_WITH_SLIP = 5;
    private static final int SAME_BEGINNING = 2;
    private static final int MOST_SPELLINGS = 10;
    private static final float SLIP = 0.4f;
    private static final int LONG_WITH_SLIPS = 9;
    private static final float SOUNDS_ALIKE = 2;
    private static final Pattern GLUED = Pattern.compile("[dljmnst][aeiouyh]\\p{L}{3,}");

    /** How much a word counts that people ask for a sheet by. */
    static final float OF_ASKED = 3;

    /** How much two words count that stand in one phrase. */
    static final float OF_PAIR = 1.4f;

    /** How much the fields of a sheet count, and how much a word in a second field adds. */
    private static final List<Weighted> FIELDS = List.of(
            new Weighted(TITLE, 3),
            new Weighted(ANSWER, 1.4f),
            new Weighted(PATH, 1.2f),
            new Weighted(BODY, 1),
            new Weighted(ASKED, OF_ASKED));

    private static final float OTHER_FIELDS = 0.15f;

    /** How many are compared with what is known of them: how many other sheets lead there, and whether they are for public servants only. */
    private static final int WEIGHED = 40;

    private static final String PRIOR = "prior";
    private static final String SPECIAL = "special";
    private static final double PER_DOUBLING = 0.06;
    private static final float OF_FEW = 0.6f;
    private static final Set<String> OF_PUBLIC_SERVANTS =
            Set.copyOf(GuideWords.stems("fonctionnaire fonction publique agent contractuel"));
    private static final Pattern FOR_PUBLIC_SERVANTS = Pattern.compile(
            "(?i)fonction publique|fonctionnaire|agent (public|contractuel)|agents publics|contractuels?\\b|\\bF[PH][EHT]\\b");

    private record Weighted(String field, float weight) {}

    /** A word to look for, as a stem; its weight beside the others. */
    record Wanted(String stem, float weight) {}

    /** A sheet that was found. */
    public record Hit(String id, float score) {}

    /** An open index. */
    private record Open(Path folder, DirectoryReader reader, IndexSearcher searcher) {}

    private final Path home;
    private final GuideTable table;
    private final AskedPhrases asked;
    private final KeepPlainWords plainWords;
    private final Notices notices;
    private final TransactionTemplate reading;
    private final ReentrantLock building = new ReentrantLock();
    private volatile @Nullable Open open;

    GuideIndex(
            ParvisSettings parvis,
            GuideTable table,
            AskedPhrases asked,
            KeepPlainWords plainWords,
            Notices notices,
            PlatformTransactionManager transactions) {
        this.notices = notices;
        this.home = parvis.data().resolve("guide-index");
        this.table = table;
        this.asked = asked;
        this.plainWords = plainWords;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @EventListener
    void begin(ApplicationReadyEvent ready) {
        inBackground();
    }

    @EventListener
    void swapped(ImportGuide.Swapped swapped) {
        notices.send(TOPIC, "swapped");
        inBackground();
    }

    /** In the publisher's transaction: others hear of it when it is committed. */
    @EventListener
    void tellOthers(KeepPlainWords.Ended ended) {
        notices.send(TOPIC, "words");
    }

    @TransactionalEventListener
    void ended(KeepPlainWords.Ended ended) {
        inBackground();
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void heard(String subject) {
        inBackground();
    }

    @Override
    public void missed() {
        inBackground();
    }

    private void inBackground() {
        Thread.ofPlatform()
                .daemon()
                .name("index of the guide")
                .priority(Thread.MIN_PRIORITY)
                .start(() -> {
                    try {
                        refresh();
                    } catch (RuntimeException e) {
                        LOG.error(
                                "the index of the guide cannot be built: {}",
                                e.getClass().getSimpleName());
                    }
                });
    }

    /** Opens the index of the edition that stands, and builds it first where it is missing. */
    public void refresh() {
        building.lock();
        try {
            var edition = Objects.requireNonNull(reading.execute(_ -> table.edition()))
                    .orElse(null);
            if (edition == null) return;
            var words = plainWords.shipped();
            var folder = home.resolve(edition.number() + "-"
                    + edition.importedAt().toEpochMilli() + "-" + FORM + "-" + asked.version() + "-" + version(words));
            var now = open;
            if (now != null && now.folder.equals(folder)) return;
            if (!Files.isDirectory(folder)) build(folder, words);
            var reader = DirectoryReader.open(new MMapDirectory(folder));
            open = new Open(folder, reader, new IndexSearcher(reader));
            if (now != null) now.reader.decRef();
            forgetOthers(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            building.unlock();
        }
    }

    /** Whether a search can be answered. */
    public boolean isReady() {
        return open != null;
    }

    private static String version(List<PlainWord> words) {
        return Integer.toHexString(words.stream()
                .map(word -> word.said() + "\t" + word.means())
                .toList()
                .hashCode());
    }

    private void build(Path folder, List<PlainWord> words) throws IOException {
        var unfinished = home.resolve("unfinished");
        delete(unfinished);
        Files.createDirectories(unfinished);
        var settings = new IndexWriterConfig(GuideWords.ANALYZER).setRAMBufferSizeMB(BUFFER_MEGABYTES);
        try (var directory = new MMapDirectory(unfinished);
                var writer = new IndexWriter(directory, settings)) {
            var leading = Objects.requireNonNull(reading.execute(_ -> table.leading()));
            var last = "";
            while (true) {
                var from = last;
                var sheets = Objects.requireNonNull(reading.execute(_ -> table.after(from, PAGE)));
                if (sheets.isEmpty()) break;
                for (var sheet : sheets)
                    writer.addDocument(document(sheet, leading.getOrDefault(sheet.id(), 0), asked.of(sheet.id())));
                last = sheets.getLast().id();
            }
            var said = said(folder, writer, words);
            for (var ids :
                    said.keySet().stream().gather(Gatherers.windowFixed(PAGE)).toList())
                for (var sheet : Objects.requireNonNull(reading.execute(_ -> table.find(ids)))) {
                    var phrases = new ArrayList<>(asked.of(sheet.id()));
                    phrases.addAll(said.getOrDefault(sheet.id(), List.of()));
                    writer.updateDocument(
                            new Term(ID, sheet.id()), document(sheet, leading.getOrDefault(sheet.id(), 0), phrases));
                }
            writer.forceMerge(1);
            writer.commit();
        }
        Files.move(unfinished, folder);
    }

    /** The phrases of plain words by the sheet to which their meaning leads: a part of one is understood too. */
    private static Map<String, List<String>> said(Path folder, IndexWriter writer, List<PlainWord> words)
            throws IOException {
        try (var reader = DirectoryReader.open(writer)) {
            var sheets = new Open(folder, reader, new IndexSearcher(reader));
            var leads = new HashMap<String, List<Hit>>();
            var said = new TreeMap<String, List<String>>();
            for (var word : words) {
                if (GuideWords.said(word.said()).size() < 2) continue;
                if (!leads.containsKey(word.means()))
                    leads.put(word.means(), find(sheets, wanted(word.means()), Set.of(), 1));
                for (var hit : leads.getOrDefault(word.means(), List.of()))
                    said.computeIfAbsent(hit.id(), _ -> new ArrayList<>()).add(word.said());
            }
            return said;
        }
    }

    private static List<Wanted> wanted(String words) {
        return GuideWords.stems(words).stream()
                .distinct()
                .map(stem -> new Wanted(stem, 1))
                .toList();
    }

    /**
     * @param leading number of other sheets that lead to it
     * @param asked phrases by which people ask for it
     */
    private static Document document(Sheet sheet, int leading, List<String> asked) {
        var document = new Document();
        document.add(new StringField(ID, sheet.id(), Field.Store.YES));
        document.add(new StoredField(PRIOR, (float) (1 + PER_DOUBLING * Math.log(1 + leading) / Math.log(2))));
        if (FOR_PUBLIC_SERVANTS.matcher(sheet.title()).find()) document.add(new StoredField(SPECIAL, 1));
        document.add(new TextField(TITLE, plain(sheet.title()), Field.Store.NO));
        document.add(new TextField(ANSWER, plain(sheet.answer()), Field.Store.NO));
        document.add(new TextField(PATH, plain(String.join(" ", sheet.path())), Field.Store.NO));
        document.add(new TextField(BODY, plain(text(sheet)), Field.Store.NO));
        for (var phrase : asked) document.add(new TextField(ASKED, plain(phrase), Field.Store.NO));
        asked.stream()
                .flatMap(phrase -> GuideWords.pairs(phrase).stream())
                .distinct()
                .forEach(pair -> document.add(new StringField(PAIR, pair, Field.Store.NO)));
        for (var sound : GuideWords.sounds(sheet.title() + " " + sheet.answer() + " " + String.join(" ", sheet.path())))
            document.add(new StringField(SOUND, sound, Field.Store.NO));
        return document;
    }

    static String text(Sheet sheet) {
        return sheet.body().stream().map(Sheet.Block::text).collect(Collectors.joining("\n"));
    }

    private static String plain(String text) {
        return text.replace('’', '\'');
    }

    /**
     * The best sheets for some words. A word of five letters or more that stands nowhere is looked for with one slip of the finger, one of nine or more with two,
     * and by its sound.
     *
     * @param pairs of what was typed, see {@link GuideWords#pairs}
     * @param most greatest number of hits
     */
    List<Hit> find(List<Wanted> words, Set<String> pairs, int most) {
        var now = open;
        if (now == null || words.isEmpty() || !now.reader.tryIncRef()) return List.of();
        try {
            return find(now, words, pairs, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            try {
                now.reader.decRef();
            } catch (IOException e) {
                LOG.warn(
                        "the index of the guide cannot be closed: {}",
                        e.getClass().getSimpleName());
            }
        }
    }

    private static List<Hit> find(Open now, List<Wanted> words, Set<String> pairs, int most) throws IOException {
        var query = new BooleanQuery.Builder();
        var wanted = words.stream().map(word -> apart(now, word)).toList();
        boolean known = wanted.stream().anyMatch(word -> word.weight() > SLIP && knows(now, word.stem()));
        for (var word : wanted) query.add(query(now, word, known), BooleanClause.Occur.SHOULD);
        for (var pair : pairs)
            query.add(new BoostQuery(new TermQuery(new Term(PAIR, pair)), OF_PAIR), BooleanClause.Occur.SHOULD);
        var found = now.searcher.search(query.build(), Math.max(most, WEIGHED));
        var fields = now.searcher.storedFields();
        boolean publicServant = words.stream().anyMatch(word -> OF_PUBLIC_SERVANTS.contains(word.stem()));
        var hits = new ArrayList<Hit>();
        for (var one : found.scoreDocs) {
            var document = fields.document(one.doc);
            float prior = document.getField(PRIOR).numericValue().floatValue();
            boolean special = !publicServant && document.get(SPECIAL) != null;
            hits.add(new Hit(document.get(ID), one.score * prior * (special ? OF_FEW : 1)));
        }
        hits.sort(Comparator.comparingDouble((Hit hit) -> -hit.score()).thenComparing(Hit::id));
        return hits.subList(0, Math.min(most, hits.size()));
    }

    /** Whether a stem stands in any sheet. */
    boolean knows(String stem) {
        var now = open;
        return now != null && knows(now, stem);
    }

    private static boolean knows(Open now, String stem) {
        try {
            for (var one : FIELDS) if (now.reader.docFreq(new Term(one.field(), stem)) > 0) return true;
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** "lappartement" and "minscrire", written without an apostrophe, as the word that they hold. */
    private static Wanted apart(Open now, Wanted word) {
        var stem = word.stem();
        if (!GLUED.matcher(stem).matches() || knows(now, stem)) return word;
        var rest = GuideWords.stems(stem.substring(1));
        return rest.size() == 1 && knows(now, rest.getFirst()) ? new Wanted(rest.getFirst(), word.weight()) : word;
    }

    /** @param known whether another word is known: a slip of the finger then tells less */
    private static Query query(Open now, Wanted word, boolean known) {
        boolean slip = word.stem().length() >= SHORTEST_WITH_SLIP && !knows(now, word.stem());
        var fields = new ArrayList<Query>();
        for (var one : FIELDS) {
            var term = new Term(one.field(), word.stem());
            fields.add(new BoostQuery(
                    slip
                            ? new FuzzyQuery(
                                    term,
                                    word.stem().length() >= LONG_WITH_SLIPS ? 2 : 1,
                                    SAME_BEGINNING,
                                    MOST_SPELLINGS,
                                    true)
                            : new TermQuery(term),
                    one.weight() * word.weight() * (slip && known ? SLIP : 1)));
        }
        if (slip)
            fields.add(new BoostQuery(
                    new TermQuery(new Term(SOUND, GuideWords.sound(word.stem()))), SOUNDS_ALIKE * word.weight()));
        return new DisjunctionMaxQuery(fields, OTHER_FIELDS);
    }

    private void forgetOthers(Path kept) throws IOException {
        try (var all = Files.list(home)) {
            for (var other : all.filter(one -> !one.equals(kept)).toList()) delete(other);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (var all = Files.walk(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        }
    }
}
