// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.domain.TokenScope;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API, by the rules that Redocly and Spectral recommend, and ours. */
@ParvisTest
class ApiDocumentTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Autowired
    Pages pages;

    @Autowired
    JsonMapper json;

    JsonNode api;
    final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void the_document() throws UnsupportedEncodingException {
        api = json.readTree(pages.get("/api/openapi.json").getResponse().getContentAsString());
    }

    private interface Look {
        void at(String name, String path, JsonNode operation);
    }

    private void each(Look look) {
        for (var path : api.path("paths").properties())
            for (var method : path.getValue().properties())
                if (METHODS.contains(method.getKey()))
                    look.at(method.getKey() + " " + path.getKey(), path.getKey(), method.getValue());
    }

    private static boolean isOpen(JsonNode operation) {
        return operation.has("security") && operation.path("security").isEmpty();
    }

    @Test
    void the_document_says_what_it_is_and_under_which_licence() {
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        for (var field : List.of("title", "version", "description", "contact", "license"))
            assertThat(api.path("info").has(field)).as(field).isTrue();
        assertThat(api.path("servers")).isNotEmpty();
    }

    @Test
    void each_operation_has_a_readable_name_of_its_own_a_summary_and_a_description() {
        var names = new HashMap<String, String>();
        each((name, path, operation) -> {
            var id = operation.path("operationId").asString("");
            if (!id.matches("[a-z]+([A-Z][a-z0-9]*)+")) wrong.add(name + " is called " + id);
            var other = names.put(id, name);
            if (other != null) wrong.add(name + " is called as " + other);
            var summary = operation.path("summary").asString("");
            if (summary.isBlank() || summary.length() > 60 || summary.endsWith("."))
                wrong.add(name + " says in short " + summary);
            if (operation.path("description").asString("").isBlank()) wrong.add(name + " has no description");
        });
        assertThat(wrong).isEmpty();
        assertThat(names).hasSizeGreaterThan(25);
    }

    @Test
    void each_tag_is_defined_and_explained() {
        var defined = new HashSet<String>();
        for (var tag : api.path("tags"))
            if (!tag.path("description").asString("").isBlank())
                defined.add(tag.path("name").asString());
        each((name, path, operation) -> {
            if (operation.path("tags").size() != 1) wrong.add(name + " has not one tag");
            for (var tag : operation.path("tags"))
                if (!defined.contains(tag.asString())) wrong.add(name + " has the tag " + tag.asString());
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void each_operation_tells_its_answers_and_its_errors() {
        each((name, path, operation) -> {
            var answers = operation.path("responses");
            boolean good = false;
            boolean refused = false;
            for (var answer : answers.properties()) {
                var status = answer.getKey();
                var contents = answer.getValue().path("content");
                if (status.startsWith("2")) {
                    good = true;
                    if (!status.equals("204") && contents.isEmpty())
                        wrong.add(name + " answers " + status + " without a schema");
                }
                if (status.startsWith("4")) {
                    refused = true;
                    if (contents.isEmpty()) wrong.add(name + " answers " + status + " without a schema");
                }
                for (var content : contents.properties()) {
                    var schema = content.getValue().path("schema");
                    boolean says =
                            List.of("$ref", "type", "oneOf", "anyOf").stream().anyMatch(schema::has);
                    if (!says || content.getKey().equals("*/*"))
                        wrong.add(name + " answers " + status + " as " + content.getKey() + " without a schema");
                }
            }
            if (!good || !refused || !answers.has("429"))
                wrong.add(name + " answers "
                        + answers.properties().stream().map(Map.Entry::getKey).toList());
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_list_is_refused_in_the_form_of_its_answer_and_before_it_is_read_as_a_problem() {
        var forms = Map.of(
                "/api/v1/partner/lists/{arrangement}", "HandOverAnswer", "/api/v1/lists/{arrangement}", "ListAnswer");
        var problems = Set.of("401", "403", "429");
        forms.forEach((path, form) -> {
            var answers = api.path("paths").path(path).path("post").path("responses");
            for (var status : List.of("401", "403", "413", "422", "429")) {
                var contents = answers.path(status).path("content");
                var own = contents.at("/application~1json/schema/$ref").asString("");
                var problem =
                        contents.at("/application~1problem+json/schema/$ref").asString("");
                // an association's own list is taken at once: none waits
                boolean answered = !status.equals("401") && !(status.equals("429") && form.equals("ListAnswer"));
                assertThat(own).as(path + " " + status).isEqualTo(answered ? "#/components/schemas/" + form : "");
                assertThat(problem)
                        .as(path + " " + status)
                        .isEqualTo(problems.contains(status) ? "#/components/schemas/Problem" : "");
            }
        });
    }

    @Test
    void each_operation_that_asks_for_a_token_names_its_scopes_and_tells_the_refusals() {
        each((name, path, operation) -> {
            if (isOpen(operation)) return;
            var security = operation.path("security");
            if (path.equals("/api/v1/sync/sealed")) return;
            if (security.isEmpty()) wrong.add(name + " names no scope");
            for (var one : security)
                for (var scope : one.path("token"))
                    if (TokenScope.of(scope.asString()).isEmpty()) wrong.add(name + " names " + scope.asString());
            for (var status : List.of("401", "403"))
                if (!operation.path("responses").has(status)) wrong.add(name + " does not tell " + status);
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void parameters_of_paths_are_declared_and_paths_are_plain() {
        each((name, path, operation) -> {
            for (var parameter : operation.path("parameters"))
                if (!parameter.path("schema").has("type")
                        && !parameter.path("schema").has("$ref"))
                    wrong.add(name + " has a parameter without a type: "
                            + parameter.path("name").asString());
            var declared = StreamSupport.stream(operation.path("parameters").spliterator(), false)
                    .filter(one -> one.path("in").asString().equals("path"))
                    .map(one -> "{" + one.path("name").asString() + "}")
                    .toList();
            var used = java.util.regex.Pattern.compile("\\{\\w+}")
                    .matcher(path)
                    .results()
                    .map(java.util.regex.MatchResult::group)
                    .toList();
            if (!used.equals(declared)) wrong.add(name + " declares " + declared);
            if (path.endsWith("/") || path.contains("?")) wrong.add(name);
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void schemas_are_whole_and_their_examples_fit() {
        var text = api.toString();
        for (var reference : java.util.regex.Pattern.compile("\"#/components/schemas/([^\"]+)\"")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList())
            if (!api.path("components").path("schemas").has(reference)) wrong.add("nothing is called " + reference);
        for (var schema : api.path("components").path("schemas").properties()) {
            var name = schema.getKey();
            if (name.matches(".*_\\d|Answer|Answers|Document|Command|Row")) wrong.add(name + " says nothing");
            for (var property : schema.getValue().path("properties").properties())
                look(name + "." + property.getKey(), property.getValue());
        }
        assertThat(wrong).isEmpty();
    }

    private void look(String name, JsonNode schema) {
        boolean says = List.of("$ref", "type", "oneOf", "anyOf", "allOf", "additionalProperties").stream()
                .anyMatch(schema::has);
        if (!says) wrong.add(name + " has no type");
        if (!schema.has("example")) return;
        var example = schema.path("example");
        boolean fits = switch (schema.path("type").asString("")) {
            case "string" -> example.isString();
            case "integer", "number" -> example.isNumber();
            case "boolean" -> example.isBoolean();
            case "array" -> example.isArray();
            default -> true;
        };
        if (!fits) wrong.add(name + " has the example " + example);
    }

    @Test
    void fields_that_are_always_there_are_required() {
        var visits = api.at("/components/schemas/VisitPage/required").toString();
        assertThat(visits).contains("items", "cursor", "more", "fromStart");
        var visit = api.at("/components/schemas/FetchedVisit/required").toString();
        assertThat(visit).contains("\"visit\"", "requests").doesNotContain("ageBand", "partner");
    }
}
