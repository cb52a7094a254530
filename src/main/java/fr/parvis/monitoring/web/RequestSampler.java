// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.web;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/** Samples requests as another sampler says, and nothing that begins without one. */
record RequestSampler(Sampler requests) implements Sampler {
    @Override
    public SamplingResult shouldSample(
            Context parent, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return kind == SpanKind.SERVER
                ? requests.shouldSample(parent, trace, name, kind, attributes, links)
                : SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return "requests, " + requests.getDescription();
    }
}
