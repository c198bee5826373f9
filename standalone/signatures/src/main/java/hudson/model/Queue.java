package hudson.model;

public class Queue {
    private Queue() {}

    public static final class BuildableItem {
        private BuildableItem() {}
    }

    public interface Task {}
}
