// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.visits.Visit;
import io.swagger.v3.core.converter.ModelConverters;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The visit in the description of the API: answers to devices hold it, and the module that gives them does not know it. */
@Configuration(proxyBeanMethods = false)
class VisitDescription {
    @Bean
    GlobalOpenApiCustomizer describedVisit() {
        return api -> ModelConverters.getInstance(true).readAll(Visit.class).forEach(api::schema);
    }
}
