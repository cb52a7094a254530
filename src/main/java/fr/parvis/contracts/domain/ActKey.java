// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import java.util.UUID;

/** Key of an act: identifiers of requests and of activities are apart. */
public record ActKey(ActKind kind, UUID id) {}
