// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.access.Role;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API as programs take it: by the rules of Redocly, and by a client whose types openapi-typescript makes from it. */
class ApiClientJourney extends Journey {
    private static final Path MODULES = Path.of("node_modules").toAbsolutePath();
    private static final Path MAKER = MODULES.resolve("openapi-typescript/bin/cli.js");

    @Autowired
    Tokens tokens;

    @Autowired
    JsonMapper json;

    @TempDir
    Path folder;

    @Test
    void a_program_records_a_visit_and_reads_it_back() throws Exception {
        assertThat(MAKER).as("npm ci brings openapi-typescript").exists();
        var desk = visitsFixtures.aDesk();
        var director = network.a(Role.DIRECTOR, desk.association());
        var token = tokens.create(
                        director.account(),
                        new Tokens.NewToken(
                                Ids.next(), "essai", Set.of(TokenScope.VISITS_WRITE, TokenScope.VISITS_READ), 1))
                .orElseThrow();
        fetchDescription();
        copy("api-client.mjs", "client.mjs");
        run(Map.of(), "node", MAKER.toString(), "openapi.json", "-o", "api.d.ts");
        Files.writeString(folder.resolve("tsconfig.json"), """
                {"compilerOptions": {"noEmit": true, "allowJs": true, "checkJs": true, "strict": true, "skipLibCheck": true, "target": "es2023",
                 "lib": ["es2023", "dom"], "module": "es2022", "moduleResolution": "bundler", "types": []}, "files": ["client.mjs"]}""");
        run(Map.of(), "node", MODULES.resolve("typescript/bin/tsc").toString());
        var visit = Ids.next();
        var read = run(
                Map.of(
                        "PARVIS", address(""),
                        "TOKEN", token,
                        "DEVICE", Ids.next().toString(),
                        "COMMAND", Ids.next().toString(),
                        "VISIT", visit.toString(),
                        "REQUEST", Ids.next().toString(),
                        "POINT", desk.point().toString(),
                        "NOW", Instant.now().toString()),
                "node",
                "client.mjs");
        var visits = json.readTree(read);
        assertThat(visits).hasSize(1);
        assertThat(visits.path(0).path("visit").asString()).isEqualTo(visit.toString());
        assertThat(visits.path(0).at("/requests/0/minutes").asInt()).isEqualTo(15);
        assertThat(visits.path(0).path("cancelled").asBoolean()).isFalse();
    }

    @Test
    void the_rules_of_redocly_find_nothing_wrong() throws Exception {
        assertThat(MODULES.resolve("@redocly/openapi-core"))
                .as("npm ci brings it")
                .exists();
        fetchDescription();
        copy("api-lint.mjs", "lint.mjs");
        assertThat(run(Map.of(), "node", "--no-warnings", "lint.mjs", MODULES.toString(), "openapi.json"))
                .isEmpty();
    }

    private void fetchDescription() throws IOException, InterruptedException {
        var description = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address("/api/openapi.json")))
                                .build(),
                        BodyHandlers.ofString());
        Files.writeString(folder.resolve("openapi.json"), description.body());
    }

    private void copy(String program, String name) throws IOException {
        try (var content = Objects.requireNonNull(getClass().getResourceAsStream("/" + program))) {
            Files.copy(content, folder.resolve(name));
        }
    }

    /** Address of the running application. */
    private String address(String path) {
        open("/api");
        return page.url().replaceAll("/api$", "") + path;
    }

    private String run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(List.of(words)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
