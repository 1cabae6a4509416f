// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand/Hand.h"

#include "hand/Sight.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QKeySequence>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QScreen>
#include <QSpinBox>
#include <QTest>
#include <QWindow>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether a click has come to where it was meant to go.
class Arrival : public QObject
{
public:
    explicit Arrival(QObject &at) { at.installEventFilter(this); }
    bool hasCome() const { return m_hasCome; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_hasCome = m_hasCome || event->type() == QEvent::MouseButtonPress;
        return false;
    }

private:
    bool m_hasCome = false;
};

/// All that can be seen in the windows that are meant.
template <typename Widget> QList<Widget *> visibleIn(const QString &window)
{
    QList<Widget *> found;
    for (const QWidget *top : QApplication::topLevelWidgets()) {
        if (!top->isVisible() || !top->windowTitle().startsWith(window))
            continue;
        for (Widget *widget : top->findChildren<Widget *>()) {
            if (widget->isVisible() && widget->window() == top)
                found.append(widget);
        }
    }
    return found;
}

/// The only one of that name.
template <typename Widget> Widget *named(const QString &name, const QString &window)
{
    Widget *found = nullptr;
    for (Widget *widget : visibleIn<Widget>(window)) {
        if (spokenName(*widget) != name)
            continue;
        if (found)
            return nullptr;
        found = widget;
    }
    return found;
}

QWidget *fieldNamed(const QString &name, const QString &window)
{
    if (auto *line = named<QLineEdit>(name, window))
        return line;
    if (auto *number = named<QSpinBox>(name, window))
        return number;
    return named<QPlainTextEdit>(name, window);
}

QAction *actionIn(const QWidget &menu, const QString &name)
{
    for (QAction *action : menu.actions()) {
        if (action->isVisible() && action->isEnabled() && action->text().remove(u'&') == name)
            return action;
    }
    return nullptr;
}

} // namespace

Obstacle Hand::click(QWidget &widget, QPoint at)
{
    QWidget &window = *widget.window();
    window.raise();
    window.activateWindow();
    const Arrival arrival(widget);
    QTest::mouseClick(window.windowHandle(), Qt::LeftButton, {}, widget.mapTo(&window, at));
    if (!arrival.hasCome())
        return u"something is in front of it"_s;
    return std::nullopt;
}

Obstacle Hand::press(const QString &name, const QString &window)
{
    auto *button = named<QAbstractButton>(name, window);
    if (!button)
        return u"there is not one button “%1”"_s.arg(name);
    if (!button->isEnabled())
        return u"the button “%1” is disabled"_s.arg(name);
    // Of a choice it is the text that is clicked, not the space beside it.
    const QSize size = button->size().boundedTo(button->sizeHint());
    return click(*button, QPoint(size.width() / 2, button->height() / 2));
}

Obstacle Hand::type(const QString &field, const QString &text, const QString &window)
{
    QWidget *widget = fieldNamed(field, window);
    if (!widget || !widget->isEnabled())
        return u"there is not one field “%1” that can be filled in"_s.arg(field);
    auto *area = qobject_cast<QAbstractScrollArea *>(widget);
    QWidget *target = area ? area->viewport() : widget;
    if (auto *line = widget->findChild<QLineEdit *>(u"qt_spinbox_lineedit"_s))
        target = line;
    if (auto obstacle = click(*target, QPoint(target->width() / 4, target->height() / 2)))
        return obstacle;
    QWindow *handle = widget->window()->windowHandle();
    QTest::keySequence(handle, QKeySequence::SelectAll);
    for (const QChar letter : text) {
        if (letter == u'\n')
            QTest::keyClick(handle, Qt::Key_Return);
        else
            QTest::keyClick(handle, letter.toLatin1());
    }
    return std::nullopt;
}

Obstacle Hand::choose(const QString &text, const QString &window)
{
    for (QAbstractItemView *view : visibleIn<QAbstractItemView>(window)) {
        if (qobject_cast<QHeaderView *>(view)) // the titles of the columns
            continue;
        const QAbstractItemModel *model = view->model();
        for (int row = 0; model && row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                const QModelIndex index = model->index(row, column);
                if (index.data().toString() != text)
                    continue;
                view->scrollTo(index);
                return click(*view->viewport(), view->visualRect(index).center());
            }
        }
    }
    return u"there is no row with “%1”"_s.arg(text);
}

Obstacle Hand::pick(const QStringList &path, const QString &window)
{
    const auto bars = visibleIn<QMenuBar>(window);
    QAction *title = bars.isEmpty() ? nullptr : actionIn(*bars.first(), path.value(0));
    QAction *wanted = title && title->menu() ? actionIn(*title->menu(), path.value(1)) : nullptr;
    if (!wanted)
        return u"there is no “%1” to pick"_s.arg(path.join(u" > "_s));
    if (auto obstacle = click(*bars.first(), bars.first()->actionGeometry(title).center()))
        return obstacle;
    QMenu &menu = *title->menu();
    if (!QTest::qWaitForWindowExposed(&menu))
        return u"the menu “%1” does not open"_s.arg(path.value(0));
    return click(menu, menu.actionGeometry(wanted).center());
}

Obstacle Hand::picture(const QString &file)
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top->isVisible())
            top->repaint(); // what was changed a moment ago is seen
    }
    QCoreApplication::processEvents();
    if (!QGuiApplication::primaryScreen()->grabWindow(0).save(file))
        return u"%1 cannot be written"_s.arg(file);
    return std::nullopt;
}

} // namespace gatehouse::test
