package io.jenkins.plugins.dataops.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What is written in a project file, without what it inherits. */
final class Pom {
    private final Element project;

    private Pom(Element project) {
        this.project = project;
    }

    static Pom read(Path file) throws IOException {
        try {
            return new Pom(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException broken) {
            throw new IOException(file + " is no project file", broken);
        }
    }

    /** The properties, with references among them replaced. */
    Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        children(children(project, "properties").get(0), "*")
                .forEach(each -> properties.put(each.getTagName(), each.getTextContent().trim()));
        properties.replaceAll((name, value) -> {
            String resolved = value;
            for (Map.Entry<String, String> other : properties.entrySet()) {
                resolved = resolved.replace("${" + other.getKey() + "}", other.getValue());
            }
            return resolved;
        });
        return properties;
    }

    /** The ids of the dependencies that have no scope, and a version or none of their own. */
    List<String> compileDependencies(boolean withVersion) {
        return children(children(project, "dependencies").get(0), "dependency").stream()
                .filter(each -> children(each, "scope").isEmpty())
                .filter(each -> children(each, "version").isEmpty() != withVersion)
                .map(each -> children(each, "artifactId").get(0).getTextContent())
                .toList();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && (name.equals("*") || name.equals(element.getTagName()))) {
                found.add(element);
            }
        }
        return found;
    }
}
