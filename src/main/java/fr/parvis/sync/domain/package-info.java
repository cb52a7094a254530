// SPDX-License-Identifier: EUPL-1.2
/** Taking a batch of commands: read, apply once, remember. */
@NullMarked
package fr.parvis.sync.domain;

import org.jspecify.annotations.NullMarked;
