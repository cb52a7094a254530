@NullMarked
package fr.parvis.equipment.domain;

import org.jspecify.annotations.NullMarked;
