// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthIndicatorProperties;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.unit.DataSize;

@ParvisTest
class DatabaseHealthTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    HealthEndpointGroups groups;

    @Autowired
    DiskSpaceHealthIndicatorProperties disk;

    @Value("${parvis.data}")
    String data;

    @Test
    void health_is_up_and_says_nothing_of_the_inside() {
        assertThat(web.get().uri("/actuator/health"))
                .hasStatusOk()
                .bodyJson()
                .doesNotHavePath("components")
                .extractingPath("status")
                .isEqualTo("UP");
    }

    @Test
    void readiness_asks_the_database_and_looks_at_the_disk_of_the_data() {
        assertThat(web.get().uri("/actuator/health/readiness")).hasStatusOk();
        var readiness = groups.get("readiness");
        assertThat(readiness.isMember("databaseHealth")).isTrue();
        assertThat(readiness.isMember("diskSpace")).isTrue();
        assertThat(disk.getPath().getPath()).isEqualTo(data);
        assertThat(disk.getThreshold()).isEqualTo(DataSize.ofMegabytes(200));
    }
}
