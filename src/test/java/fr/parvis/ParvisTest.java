// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole application on the real database; all such tests share one context, so each makes associations, people
 * and codes of its own ({@link Network}). No scheduled job runs beside it but those of each process.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
// what a test changes is told at once; connections that no test needs any more are given back to the other contexts
@SpringBootTest(
        properties = {
            "parvis.open-data-trust=0s",
            "parvis.sms.provider=log",
            "spring.datasource.hikari.idle-timeout=10000"
        })
@AutoConfigureMockMvc
@Import({Fixtures.class, Browser.class, Pages.class, SomeAssociations.class, KnownHidingKey.class, JobsElsewhere.class})
public @interface ParvisTest {}
