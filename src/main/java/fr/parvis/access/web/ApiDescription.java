// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.ShellAddresses;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Description of the API at {@code /api/openapi.json}: scopes from the rights of routes, errors that all operations share, fields that are always there. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final String TOKEN = "token";

    /** Refusals before the operation is reached: problems, whatever form its own have. */
    private static final Set<String> BEFORE = Set.of("401", "403", "429");

    private static final Map<String, String> TAGS = Map.of(
            "points", "Points of the network, as the token's account sees them",
            "figures", "Figures, under the same rules as the screens",
            "open data", "Points, tours, workshops and monthly figures for anybody, without a token",
            "hsds", "The same points as Open Referral HSDS 3, without a token");

    static {
        // the account is found from the token, never sent as a parameter
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(SignedIn.class);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Parvis")
                        .version("1")
                        .description(
                                "Points, visits and figures of a mediation network, under the same rules as the screens."
                                        + " Ask with a personal access token; open data needs none. Errors are problem documents (RFC 9457)"
                                        + " whose type is explained at " + ShellAddresses.API + ".")
                        .contact(new Contact().name("Parvis").url(ShellAddresses.API))
                        .license(new License().name("EUPL-1.2").identifier("EUPL-1.2")))
                // an address without a host: wherever this installation answers
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        TOKEN,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description(
                                                        "A personal access token, parvis_…; each operation names the scopes of which one is needed.")));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("Why nothing was done (RFC 9457)")
                .addProperty(
                        "type", new StringSchema().format("uri-reference").example(ShellAddresses.API + "#not-allowed"))
                .addProperty("title", new StringSchema().example("Not allowed"))
                .addProperty("status", new IntegerSchema().example(403))
                .addProperty("detail", new StringSchema().description("what to do about it"))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("reference", new StringSchema().description("what the log calls a fault of ours"))
                .required(List.of("type", "title", "status"));
    }

    /** The scopes of a token that let in to a route; of several one is enough. */
    @Bean
    OperationCustomizer scopesOfRoutes() {
        return (operation, route) -> {
            var required = RightsGuard.required(route);
            if (required != null) {
                var scopes = TokenScope.giving(required.value());
                if (!scopes.isEmpty()) {
                    operation.setSecurity(scopes.stream()
                            .map(scope -> new SecurityRequirement().addList(TOKEN, scope.code()))
                            .toList());
                    operation.addExtension(
                            "x-scopes", scopes.stream().map(TokenScope::code).toList());
                }
            } else if (AnnotatedElementUtils.hasAnnotation(route.getMethod(), ForThePublic.class)
                    || AnnotatedElementUtils.hasAnnotation(route.getBeanType(), ForThePublic.class)) {
                operation.setSecurity(new ArrayList<>());
            }
            return operation;
        };
    }

    /** Errors that all operations share, and tags in their order. */
    @Bean
    GlobalOpenApiCustomizer errorsOfAll() {
        return api -> {
            if (api.getPaths() == null) return;
            // here, where none is removed that nothing names yet
            api.schema("Problem", problem());
            api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::addErrors));
            var tags = new ArrayList<>(api.getTags() == null ? List.<Tag>of() : api.getTags());
            TAGS.forEach((name, text) -> {
                if (tags.stream().noneMatch(tag -> tag.getName().equals(name)))
                    tags.add(new Tag().name(name).description(text));
            });
            tags.sort(Comparator.comparing(Tag::getName));
            api.setTags(tags);
        };
    }

    private static void addErrors(Operation operation) {
        var answers = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(answers);
        answers.forEach((status, answer) -> {
            if (status.startsWith("4") && answer.getContent() == null) answer.setContent(problemContent());
            else if (BEFORE.contains(status)) answer.getContent().putAll(problemContent());
        });
        var parameters = operation.getParameters();
        if (parameters != null && !parameters.isEmpty() || operation.getRequestBody() != null)
            add(answers, "400", "the request cannot be read: the detail says what of it");
        if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
            add(answers, "401", "no token, or none that is good");
            add(answers, "403", "the scopes of the token, or its account, do not allow it");
        }
        if (parameters != null && parameters.stream().anyMatch(one -> "path".equals(one.getIn())))
            add(answers, "404", "there is none, or none that the account may see");
        add(answers, "429", "too many requests: see Retry-After");
    }

    private static void add(ApiResponses answers, String status, String text) {
        if (!answers.containsKey(status))
            answers.addApiResponse(status, new ApiResponse().description(text).content(problemContent()));
    }

    private static Content problemContent() {
        return new Content()
                .addMediaType("application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM)));
    }

    /** A component of a record that is not nullable is always there, save lists that are left out when they are empty. */
    @Bean
    ModelConverter fieldsThatAreAlwaysThere() {
        return (type, context, chain) -> {
            if (!chain.hasNext()) return null;
            var schema = chain.next().resolve(type, context, chain);
            if (schema == null || type.getType() == null) return schema;
            var raw = Json.mapper().constructType(type.getType()).getRawClass();
            if (!raw.isRecord()) return schema;
            var reference = schema.get$ref();
            var model = reference == null
                    ? schema
                    : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
            if (model == null || model.getProperties() == null) return schema;
            for (var component : raw.getRecordComponents()) {
                var name = component.getName();
                if (model.getProperties().containsKey(name)
                        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && !component.getAccessor().isAnnotationPresent(JsonInclude.class)
                        && (model.getRequired() == null || !model.getRequired().contains(name)))
                    model.addRequiredItem(name);
            }
            return schema;
        };
    }
}
