@NullMarked
package fr.parvis.programmes.domain;

import org.jspecify.annotations.NullMarked;
