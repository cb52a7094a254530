// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Parvis;
import fr.parvis.access.AccessSettings;
import fr.parvis.access.OpenIdSettings;
import fr.parvis.documents.DocumentsSettings;
import fr.parvis.energy.EnergySettings;
import fr.parvis.indicators.FiguresSettings;
import fr.parvis.messages.SmsSettings;
import fr.parvis.opendata.OpenDataSettings;
import fr.parvis.outreach.OutreachSettings;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.skills.SkillsSettings;
import fr.parvis.sync.SyncSettings;
import fr.parvis.visits.VisitsSettings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** The records of settings: each is documented with its default, and a value that cannot be used ends the start with one sentence. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {
    /** Given by {@code bin/parvis} itself, never by who installs it. */
    private static final String INTERNAL = "PARVIS_COMMAND";

    /** Read before there is a record: by the script that starts, by Spring Boot, by the journeys. */
    private static final List<String> ELSEWHERE = List.of("PARVIS_PORT", "PARVIS_JAVA_OPTIONS", "PARVIS_CHROMIUM");

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    /** A program that has settings and nothing else. */
    @Configuration
    @EnableConfigurationProperties({
        AccessSettings.class,
        OpenIdSettings.class,
        DocumentsSettings.class,
        EnergySettings.class,
        FiguresSettings.class,
        SmsSettings.class,
        OpenDataSettings.class,
        OutreachSettings.class,
        ParvisSettings.class,
        SkillsSettings.class,
        SyncSettings.class,
        VisitsSettings.class
    })
    static class SomeSettings {}

    @Test
    void each_setting_is_documented_and_each_documented_one_exists() throws IOException {
        var known = settings();
        known.remove(INTERNAL);
        var documented = new TreeSet<>(documented().keySet());
        ELSEWHERE.forEach(documented::remove);
        assertThat(documented).containsExactlyElementsOf(known.keySet());
    }

    @Test
    void the_documented_defaults_are_those_of_the_records() throws IOException {
        var known = settings();
        var documented = documented();
        documented.values().removeIf(String::isEmpty);
        documented.keySet().removeAll(ELSEWHERE);
        assertThat(documented)
                .isNotEmpty()
                .allSatisfy((setting, shown) ->
                        assertThat(known.get(setting)).as(setting).isEqualTo(shown));
    }

    @ParameterizedTest
    @CsvSource({
        "parvis.visits.note-days, douze, PARVIS_VISITS_NOTE_DAYS : « douze » ne se lit pas. Écrivez un nombre entier",
        "parvis.visits.note-days, -1, PARVIS_VISITS_NOTE_DAYS : -1 n’est pas possible. Écrivez un nombre entier à partir de 0",
        "parvis.sms.smpp-port, '', PARVIS_SMS_SMPP_PORT : «  » ne se lit pas",
        "parvis.skills.keep-months, 5, PARVIS_SKILLS_KEEP_MONTHS : 5 n’est pas possible. Écrivez un nombre entier de 13 à 60",
        "parvis.sync.rejected-days, x, PARVIS_SYNC_REJECTED_DAYS : « x » ne se lit pas",
        "parvis.public.requests-per-minute, -5, PARVIS_PUBLIC_REQUESTS_PER_MINUTE : -5 n’est pas possible",
        "parvis.outreach.locate-doors, peut-être, PARVIS_OUTREACH_LOCATE_DOORS : « peut-être » ne se lit pas. Écrivez true ou false",
        "parvis.open-data-trust, une heure, PARVIS_OPEN_DATA_TRUST : « une heure » ne se lit pas. Écrivez une durée",
        "parvis.open-data-trust, -PT1S, PARVIS_OPEN_DATA_TRUST : une durée négative n’est pas possible",
        "parvis.words, /nowhere, PARVIS_WORDS : le dossier « /nowhere » n’existe pas. Créez-le",
        "parvis.energy.folder, /nowhere, PARVIS_ENERGY_FOLDER : le dossier « /nowhere » n’existe pas",
        "parvis.feeds.folder, /nowhere, PARVIS_FEEDS_FOLDER : le dossier « /nowhere » n’existe pas",
        "parvis.sms.provider, pigeon, PARVIS_SMS_PROVIDER : « pigeon » n’existe pas. Écrivez http",
        "parvis.sms.lost, (, PARVIS_SMS_LOST : cette expression ne se lit pas",
        "parvis.figures.copy, maybe, PARVIS_FIGURES_COPY : « maybe » n’existe pas",
        "parvis.secret-key, abc, PARVIS_SECRET_KEY : cette clé ne se lit pas",
        "parvis.openid.issuer, http://sso.example, PARVIS_OPENID_ISSUER : « http://sso.example » n’est pas une adresse https",
        "parvis.documents.s3-endpoint, https://s3.example, PARVIS_DOCUMENTS_S3_ENDPOINT est réglé",
    })
    void a_value_that_cannot_be_used_ends_the_start_with_one_sentence(
            String setting, String value, String sentence, CapturedOutput said) {
        assertThat(started("--" + setting + "=" + value)).isFalse();
        assertThat(said.getAll()).contains(sentence).doesNotContain("\tat org.springframework");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parvis.secret-key", "parvis.sms.door-secret", "parvis.words"})
    void an_empty_setting_is_as_if_it_were_not_set(String setting) {
        assertThat(started("--" + setting + "=")).isTrue();
    }

    /** Whether the settings alone let a program start. */
    private static boolean started(String... arguments) {
        var application = new SpringApplication(SomeSettings.class);
        application.setLogStartupInfo(false);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        try (var context = application.run(arguments)) {
            return context.isActive();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static List<Class<?>> records() {
        return List.of(
                Parvis.class.getAnnotation(EnableConfigurationProperties.class).value());
    }

    /** Variables of the environment, each with its default. */
    private static Map<String, String> settings() {
        var all = new TreeMap<String, String>();
        for (var type : records())
            gather(type, type.getAnnotation(ConfigurationProperties.class).value(), all);
        return all;
    }

    private static void gather(Class<?> type, String prefix, Map<String, String> all) {
        for (var component : type.getRecordComponents()) {
            var name = prefix + "." + name(type, component);
            if (component.getType().isRecord()) gather(component.getType(), name, all);
            else all.put(variable(name), defaultOf(type, component));
        }
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String name(Class<?> type, RecordComponent component) {
        var given = annotation(type, component, Name.class);
        return given != null
                ? given.value()
                : component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String defaultOf(Class<?> type, RecordComponent component) {
        var given = annotation(type, component, DefaultValue.class);
        return given == null ? "" : String.join(",", given.value());
    }

    private static <A extends java.lang.annotation.Annotation> @Nullable A annotation(
            Class<?> type, RecordComponent component, Class<A> annotation) {
        int at = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList()
                .indexOf(component.getName());
        return type.getDeclaredConstructors()[0].getParameters()[at].getAnnotation(annotation);
    }

    /** Variables of the tables of the documentation, each with its default where the cell gives one, else an empty text. */
    private static Map<String, String> documented() throws IOException {
        var all = new TreeMap<String, String>();
        try (Stream<String> lines = Files.lines(Path.of("docs/configuration.md"))) {
            for (var line : (Iterable<String>) lines.filter(one -> one.startsWith("| `"))::iterator) {
                var cells = line.split("\\|");
                var names = codes(cells[1]);
                var defaults = cells[2].replaceAll("`[^`]*`|[,; ]", "").isEmpty() ? codes(cells[2]) : List.<String>of();
                for (int i = 0; i < names.size(); i++) {
                    var name = names.get(i);
                    // a second one that begins as the first does
                    if (name.startsWith("_")) name = names.getFirst().replaceAll("_(S3|SMPP)_.*", "") + name;
                    if (name.startsWith("PARVIS_"))
                        all.put(name, defaults.size() == names.size() ? defaults.get(i) : "");
                }
            }
        }
        return all;
    }

    private static List<String> codes(String cell) {
        var codes = new ArrayList<String>();
        var matcher = CODE.matcher(cell);
        while (matcher.find()) codes.add(matcher.group(1));
        return codes;
    }
}
