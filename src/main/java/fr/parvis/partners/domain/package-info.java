// SPDX-License-Identifier: EUPL-1.2
/** Rules, use cases and queries of the directory. */
@NullMarked
package fr.parvis.partners.domain;

import org.jspecify.annotations.NullMarked;
