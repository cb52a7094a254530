// SPDX-License-Identifier: EUPL-1.2
/** Words told outside a page. */
@NullMarked
package fr.parvis.access.papers;

import org.jspecify.annotations.NullMarked;
